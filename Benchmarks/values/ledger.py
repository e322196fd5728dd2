"""Counts compared values and what differs."""
import math


class Ledger:
    def __init__(self, name):
        self.name, self.count, self.largest, self.wrong = name, 0, 0.0, []

    def compare(self, path, expected, found):
        self.count += 1
        if isinstance(expected, float) and math.isnan(expected):
            expected = None
        if expected is None or found is None or isinstance(expected, str) or isinstance(found, str):
            if expected != found:
                self.wrong.append(f"{path}: expected {expected}, found {found}")
            return
        gap = abs(expected - found) / max(1e-3, abs(expected))
        self.largest = max(self.largest, gap)
        if gap > 1e-9:
            self.wrong.append(f"{path}: expected {expected}, found {found}")

    def nodes(self, path, expected, found):
        for key, value in expected.items():
            self.compare(f"{path}/{key}", value, found.get(str(key), "no row"))

    def close(self, shown=12):
        print(f"{self.name:40}{self.count:8} values, largest difference {self.largest:.1e}, "
              f"{len(self.wrong)} differ")
        for line in self.wrong[:shown]:
            print(f"    {line}")
        return len(self.wrong)
