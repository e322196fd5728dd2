#!/usr/bin/env python3
"""Writes a table of people as personnel systems export it.

    python3 Benchmarks/generate_people.py --people 1000000 --seed 1 -o /tmp/people.csv
    time weft import /tmp/people.csv

Managers are given by id; a few people have none, have left, or have a dotted line, and a few positions are open.
"""
import argparse
import random

FIRST = "Ada Bo Cy Di Ed Fay Gus Hal Ida Jan Kim Lea Max Noa Ola Pia Quy Ray Sue Tom Uma Vic Wen Xia Yan Zoë".split()
LAST = "Byron Li Ng Ortiz Park Quist Rossi Sato Thi Ueda Voss Weber Xu Yilmaz Zhou Adams Baker Cruz Diaz Evans".split()
TITLES = ["Engineer", "Senior Engineer", "Analyst", "Manager", "Director", "Counsel", "Buyer", "Clerk"]


def rows(count, chance):
    for number in range(count):
        first, last = chance.choice(FIRST), chance.choice(LAST)
        boss = "" if number == 0 else f"{(number - 1) // 7:07d}"
        left = number > 0 and chance.random() < 0.01
        yield ",".join([
            f"{number:07d}", f"{first} {last}", f"{first.lower()}.{last.lower()}.{number}@example.org",
            boss, f"{number // 5:07d}" if number > 6 and chance.random() < 0.02 else "",
            f'"{chance.choice(TITLES)}, {chance.randrange(9)}"', f"Department {chance.randrange(200)}",
            f"Team {chance.randrange(20000)}", chance.choice(["Berlin", "Paris", "Austin", "Pune"]),
            f"20{chance.randrange(10, 26)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
            "Terminated" if left else "Active", chance.choice(["1", "1", "1", "0.8", "0.5"]),
        ])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-o", "--output", required=True)
    options = parser.parse_args()
    with open(options.output, "w", encoding="utf-8") as file:
        file.write("Employee ID,Full Name,Work Email,Manager ID,Dotted Line Manager,Job Title,Department,Team,"
                   "Location,Hire Date,Employment Status,FTE\n")
        for row in rows(options.people, random.Random(options.seed)):
            file.write(row + "\n")


main()
