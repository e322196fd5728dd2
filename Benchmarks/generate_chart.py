#!/usr/bin/env python3
"""Writes a GraphML chart of an invented organization of any size.

The chart has every node label and relationship type of the organization model in realistic
numbers, mostly healthy, with the imperfections and decoys real charts have: leavers, ended
relationships, dotted managers, parallel edges, equal names, vacant roles, values exactly on a
bound. The same arguments give the same bytes.

    generate_chart.py --people 100000 --seed 1 -o chart.graphml
"""

import argparse
import datetime
import math
import random
import sys
from xml.sax.saxutils import escape

AS_OF = datetime.date(2026, 9, 30)

FIRST_NAMES = """Amara Bilal Chen Dagny Emeka Farah Goran Hana Idris Jonas Kavya Lucía Mateo Nadia
Oskar Priya Quentin Rosa Samir Tuula Umut Valeria Wanjiru Xavier Yuki Zofia Aoife Bruno Chiara
Dmitri Elif Fatou Gustav Haruto Ines Jamal Katarzyna Liam Meera Noor Olga Pablo Rania Sven Thandi
Ulrika Viktor Wen Yara Zeynep Ana Ben Carla David Eva Frank Grace Hugo Isla Jack""".split()

LAST_NAMES = """Adeyemi Bergström Castillo Dubois Eriksen Fischer García Haddad Ivanova Jensen Kowalski
Lindqvist Moreau Nakamura Okafor Petrov Quispe Rossi Silva Tanaka Ueda Virtanen Wang Ximenes Yılmaz
Zhang Abebe Brandt Chowdhury Davies Engel Fonseca Gupta Horvat Iyer Janssen Kim Laurent Mensah
Novák Olsen Park Rahman Sato Torres Ustinov Vargas Weber Young Zając Banerjee Costa Diallo Eze Fraser
Greco Hansen Ito Jovanović Keller Lopez Meyer Nguyen Osei Patel Reyes Schmidt Tran Usman Vogel Walsh
Acheampong Byrne Cohen Demir Evans Ferrari Gómez Hughes""".split()

LOCATIONS = ["Berlin", "Lagos", "Lisbon", "Mumbai", "Nairobi", "Osaka", "Porto Alegre", "Seoul",
             "Stockholm", "Toronto", "Utrecht", "Warsaw"]

# name, discipline, subtype, share of the people
FUNCTIONS = [
    ("Engineering", "engineering", "technical", 20), ("Data Science", "data-science", "technical", 9),
    ("Platform", "platform", "technical", 7), ("Quality", "quality", "technical", 4),
    ("Security", "security", "control", 3), ("Research", "research", "technical", 3),
    ("Product", "product", "business", 7), ("Design", "design", "business", 3),
    ("Operations", "operations", "business", 9), ("Customer Service", "service", "business", 8),
    ("Sales", "sales", "business", 8), ("Marketing", "marketing", "business", 4),
    ("Logistics", "logistics", "business", 5), ("Claims", "claims", "business", 4),
    ("Underwriting", "underwriting", "business", 3), ("Finance", "finance", "business", 4),
    ("Procurement", "procurement", "business", 3), ("Risk", "risk", "control", 4),
    ("Legal", "legal", "control", 2), ("Compliance", "compliance", "control", 2),
    ("Internal Audit", "audit", "control", 1), ("People", "people", "business", 3),
    ("Facilities", "facilities", "business", 1), ("Strategy", "strategy", "business", 1),
]

AREAS = ["Payments", "Lending", "Fraud", "Pricing", "Routing", "Inventory", "Billing", "Identity",
         "Search", "Returns", "Contracts", "Forecasting", "Onboarding", "Support", "Treasury",
         "Maintenance", "Scheduling", "Documents", "Loyalty", "Reporting"]

AI_KINDS = ["scoring model", "forecast", "assistant", "classifier", "ranking model", "triage agent",
            "extraction service", "anomaly detector", "optimizer", "summarizer"]

TITLES = ["Analyst", "Engineer", "Specialist", "Coordinator", "Consultant", "Scientist", "Designer",
          "Administrator", "Advisor", "Associate"]

# key id, domain, type
KEYS = [
    ("asOf", "graph", "string"),
    ("kind", "node", "string"), ("name", "node", "string"), ("subtype", "node", "string"),
    ("start", "node", "string"), ("end", "node", "string"), ("description", "node", "string"),
    ("title", "node", "string"), ("level", "node", "int"), ("location", "node", "string"),
    ("fte", "node", "double"), ("cost", "node", "double"), ("active", "node", "boolean"),
    ("executive", "node", "boolean"), ("email", "node", "string"), ("employeeId", "node", "string"),
    ("archetype", "node", "string"), ("critical", "node", "boolean"), ("headcount", "node", "int"),
    ("purpose", "node", "string"), ("discipline", "node", "string"), ("riskClass", "node", "string"),
    ("useClass", "node", "string"), ("autonomy", "node", "int"), ("status", "node", "string"),
    ("provider", "node", "string"), ("bought", "node", "boolean"), ("version", "node", "string"),
    ("lastChanged", "node", "string"), ("changesPerDay", "node", "double"),
    ("lastReviewed", "node", "string"), ("reviewIntervalDays", "node", "int"),
    ("annualCost", "node", "double"), ("investmentKind", "node", "string"),
    ("availability", "node", "double"), ("stakes", "node", "string"), ("perYear", "node", "int"),
    ("systemMetric", "node", "string"),
    ("r", "edge", "string"), ("e-subtype", "edge", "string"), ("since", "edge", "string"),
    ("until", "edge", "string"), ("share", "edge", "double"), ("weight", "edge", "int"),
    ("period", "edge", "string"), ("l", "edge", "int"), ("expires", "edge", "string"),
    ("scope", "edge", "string"), ("lastUsed", "edge", "string"), ("hoursPerMonth", "edge", "double"),
    ("handsOn", "edge", "boolean"), ("competence", "edge", "boolean"), ("training", "edge", "boolean"),
    ("authority", "edge", "boolean"), ("support", "edge", "boolean"), ("canStop", "edge", "boolean"),
    ("reviewed", "edge", "string"), ("strength", "edge", "int"), ("requires", "edge", "int"),
    ("e-headcount", "edge", "int"), ("readiness", "edge", "string"), ("date", "edge", "string"),
]
# keys whose property name differs from the key id, because ids are unique over the document
NAMES = {"r": "kind", "e-subtype": "subtype", "l": "level", "e-headcount": "headcount",
         "reviewed": "lastReviewed"}

TECHNICAL, DOMAIN, INTEGRATION, GOVERNANCE = "technical", "domain", "integration", "governance"
HEALTHY_OVERSIGHT = {"competence": "true", "training": "true", "authority": "true",
                     "support": "true", "canStop": "true"}


def date(days_ago):
    """The ISO date that many days before the as-of date."""
    return (AS_OF - datetime.timedelta(days=days_ago)).isoformat()


DATES = [date(k) for k in range(0, 7300)]


class Writer:
    """Writes elements as they come; nothing is kept."""

    def __init__(self, out, plain):
        self.plain = plain
        self.buffer = []
        self.out = out
        self.nodes = 0
        self.edges = 0

    def line(self, text):
        self.buffer.append(text)
        if len(self.buffer) >= 4096:
            self.flush()

    def flush(self):
        if self.buffer:
            self.out.write("\n".join(self.buffer))
            self.out.write("\n")
            self.buffer.clear()

    def begin(self, people, seed):
        self.line('<?xml version="1.0" encoding="UTF-8"?>')
        self.line(f"<!-- {people} people, seed {seed} -->")
        self.line('<graphml xmlns="http://graphml.graphdrawing.org/xmlns">')
        for key, domain, kind in KEYS:
            self.line(f'<key id="{key}" for="{domain}" attr.name="{NAMES.get(key, key)}"'
                      f' attr.type="{kind}"/>')
        self.line('<graph id="organization" edgedefault="directed">')
        self.line(f'<data key="asOf">{AS_OF.isoformat()}</data>')

    def end(self):
        self.line("</graph>")
        self.line("</graphml>")
        self.flush()

    def node(self, id, kind, name, properties=None):
        self.nodes += 1
        data = ""
        if properties and not self.plain:
            data = "".join(f'<data key="{key}">{value}</data>' for key, value in properties.items()
                           if value is not None)
        self.line(f'<node id="{id}"><data key="kind">{kind}</data><data key="name">{escape(name)}'
                  f"</data>{data}</node>")

    def edge(self, source, target, kind, properties=None):
        self.edges += 1
        data = ""
        if properties and not self.plain:
            data = "".join(f'<data key="{key}">{value}</data>' for key, value in properties.items()
                           if value is not None)
        self.line(f'<edge source="{source}" target="{target}"><data key="r">{kind}</data>{data}'
                  "</edge>")


class Unit:
    """One team of the team tree. Level 0 has the people, 1 groups, 2 departments, 3 divisions."""

    __slots__ = ("index", "level", "parent", "children", "people", "function", "systems", "area")

    def __init__(self, index, level):
        self.index = index
        self.level = level
        self.parent = None
        self.children = []
        self.people = []  # the lead comes first
        self.function = 0
        self.systems = []
        self.area = ""

    @property
    def id(self):
        return f"t{self.index}"

    @property
    def lead(self):
        return self.people[0]


class System:
    """One AI system and what the relationships around it need to know."""

    __slots__ = ("index", "team", "department", "bought", "risk", "technical", "domain", "builders",
                 "biometric", "kind", "changes", "reviewed")

    def __init__(self, index, team, department):
        self.index = index
        self.team = team
        self.department = department

    @property
    def id(self):
        return f"a{self.index}"


class Organization:
    """Decides the structure: who is in which team, who leads it, which team has which system."""

    def __init__(self, people, seed):
        self.random = random.Random(seed)
        self.count = people
        self.units = []
        self.levels = []
        self.team_of = [None] * people
        self.function_of = bytearray(people)
        self.left = bytearray(people)
        self.by_function = [[] for _ in FUNCTIONS]
        self.systems = []
        self.extra_skills = {}
        self.build_tree()
        self.build_people()
        self.build_skills()
        self.build_systems()

    def build_tree(self):
        rng = self.random
        leaves = max(2, round(self.count / 9.7))
        level = [self.new_unit(0) for _ in range(leaves)]
        self.levels.append(level)
        height = 0
        while len(level) > 1:
            height += 1
            parents = []
            position = 0
            while position < len(level):
                size = rng.randint(6, 10)
                if len(level) - position - size < 4:
                    size = len(level) - position
                parent = self.new_unit(height)
                for child in level[position:position + size]:
                    child.parent = parent
                    parent.children.append(child)
                parents.append(parent)
                position += size
            level = parents
            self.levels.append(level)
        self.departments = self.levels[min(2, len(self.levels) - 1)]

    def new_unit(self, level):
        unit = Unit(len(self.units), level)
        self.units.append(unit)
        return unit

    def leaves_below(self, unit):
        if unit.level == 0:
            return [unit]
        return [leaf for child in unit.children for leaf in self.leaves_below(child)]

    def build_people(self):
        rng = self.random
        weights = [share for *_, share in FUNCTIONS]
        functions = range(len(FUNCTIONS))
        person = 0
        for level in reversed(self.levels[1:]):
            for unit in level:
                unit.area = rng.choice(AREAS)
                unit.function = rng.choices(functions, weights)[0]
                for _ in range(rng.randint(2, 4)):
                    unit.people.append(person)
                    self.team_of[person] = unit
                    person += 1
        leaves = self.levels[0]
        for unit in leaves:
            unit.area = rng.choice(AREAS)
            unit.function = (unit.parent.function if rng.random() < 0.3
                             else rng.choices(functions, weights)[0])
        sizes = [rng.randint(7, 11) for _ in leaves]
        for position in range(0, len(leaves), 400):
            sizes[position] = 16  # fifteen reports, exactly on the bound
        for position in range(150, len(leaves), 500):
            sizes[position] = 18 + rng.randint(0, 4)
        for position in range(211, len(leaves), 450):
            sizes[position] = 2  # one report
        self.fit(sizes, self.count - person)
        for unit, size in zip(leaves, sizes):
            for _ in range(size):
                if person == self.count:
                    break
                unit.people.append(person)
                self.team_of[person] = unit
                person += 1
        for unit in self.units:
            for position, member in enumerate(unit.people):
                roll = rng.random()
                self.function_of[member] = (unit.function if roll < 0.55
                                            else rng.choices(functions, weights)[0])
                # leads seldom leave without a successor; others leave now and then
                if rng.random() < (0.0015 if position == 0 else 0.02) and member > 0:
                    self.left[member] = 1
                else:
                    self.by_function[self.function_of[member]].append(member)
        for members in self.by_function:
            if not members:
                members.append(0)

    @staticmethod
    def fit(sizes, wanted):
        """Changes ordinary team sizes by one at a time until they add up to the people there are."""
        ordinary = [i for i, size in enumerate(sizes) if 7 <= size <= 11]
        total = sum(sizes)
        step = 1 if total < wanted else -1
        position = 0
        while total != wanted:
            sizes[ordinary[position % len(ordinary)]] += step
            total += step
            position += 1

    def build_skills(self):
        count = min(180, 48 + self.count // 600)
        self.skills = []
        for index in range(count):
            if index < count * 0.5:
                kind = TECHNICAL
            elif index < count * 0.8:
                kind = DOMAIN
            elif index < count * 0.9:
                kind = INTEGRATION
            else:
                kind = GOVERNANCE
            self.skills.append(kind)
        self.of_kind = {kind: [i for i, k in enumerate(self.skills) if k == kind]
                        for kind in (TECHNICAL, DOMAIN, INTEGRATION, GOVERNANCE)}
        # the last technical skills are scarce: hardly anybody has them
        self.scarce = self.of_kind[TECHNICAL][-max(3, count // 20):]

    def give(self, person, skill, level, fresh=True):
        """Remembers that a person has a skill because something they do requires it."""
        self.extra_skills.setdefault(person, []).append((skill, level, fresh))

    def build_systems(self):
        rng = self.random
        common = [s for s in self.of_kind[TECHNICAL] if s not in self.scarce]
        wanted = max(4, self.count // 50)
        probability = wanted / len(self.levels[0]) / 1.12
        for department in self.departments:
            for team in self.leaves_below(department):
                if rng.random() >= probability or len(team.people) < 5:
                    continue
                for _ in range(2 if rng.random() < 0.12 else 1):
                    system = System(len(self.systems), team, department)
                    system.bought = rng.random() < 0.3
                    system.risk = rng.choices(["high", "limited", "minimal"], [22, 48, 30])[0]
                    if rng.random() < 0.001:
                        system.risk = "prohibited"
                    system.biometric = system.risk == "high" and rng.random() < 0.04
                    system.kind = rng.choice(AI_KINDS)
                    system.changes = rng.choice([0.0, 0.002, 0.004, 0.004, 0.006, 0.008])
                    system.technical = (rng.choice(self.scarce) if rng.random() < 0.004
                                        else rng.choice(common))
                    system.domain = rng.choice(self.of_kind[DOMAIN])
                    here = [p for p in team.people if not self.left[p]]
                    builders = [p for p in here if p != team.lead] or here
                    system.builders = rng.sample(builders, min(2, len(builders)))
                    if rng.random() < 0.03:
                        del system.builders[1:]
                    team.systems.append(system)
                    self.systems.append(system)


class Chart:
    """Writes the organization: first every node, then every relationship, group by group."""

    def __init__(self, organization, writer):
        self.o = organization
        self.w = writer
        self.random = organization.random
        self.roles = []
        self.goals = max(8, organization.count // 400)
        self.partners = max(10, organization.count // 400)
        self.other_systems = max(8, organization.count // 80)
        self.plan_roles()
        self.plan_decisions()
        self.plan_forums()
        self.plan_function_heads()

    # Plans -----------------------------------------------------------------------------------

    def plan_roles(self):
        """Leadership roles, a steward in each team with AI systems, integrators, liaisons."""
        o, rng = self.o, self.random
        for unit in o.units:
            if unit.level >= 1:
                self.roles.append({"subtype": "leadership", "unit": unit, "holder": unit.lead,
                                   "critical": unit.level >= 2, "name": f"Head of {unit.area}",
                                   "skill": rng.choice(o.of_kind[TECHNICAL][:-9 or None]),
                                   "need": rng.randint(2, 3), "scope": []})
            elif unit.systems:
                people = [p for p in unit.people[1:] if not o.left[p]]
                self.roles.append({"subtype": "governance", "unit": unit,
                                   "holder": rng.choice(people) if people else unit.lead,
                                   "critical": rng.random() < 0.05, "name": f"{unit.area} AI steward",
                                   "skill": rng.choice(o.of_kind[GOVERNANCE]),
                                   "need": rng.randint(2, 4), "scope": []})
        for department in o.departments:
            teams = [leaf for leaf in o.leaves_below(department) if leaf.systems]
            for position in range(0, len(teams) - 1, 4):
                scope = teams[position:position + 4]
                subtype = "integration" if len(scope) > 2 else "liaison"
                staff = department.people[1:] or department.people
                self.roles.append({"subtype": subtype, "unit": department,
                                   "holder": staff[(position // 4) % len(staff)],
                                   "critical": False, "name": f"{department.area} AI {subtype} lead",
                                   "skill": rng.choice(o.of_kind[INTEGRATION]),
                                   "need": rng.randint(2, 4), "scope": scope})
        for group in o.levels[1]:
            leaf = rng.choice(group.children)
            candidates = [p for p in leaf.people if not o.left[p]]
            if candidates:
                self.roles.append({"subtype": rng.choice(["specialist", "line"]), "unit": leaf,
                                   "holder": rng.choice(candidates), "critical": False,
                                   "name": f"Principal {rng.choice(TITLES)}",
                                   "skill": rng.choice(o.of_kind[TECHNICAL][:-9 or None]),
                                   "need": rng.randint(1, 3), "scope": []})
        head = self.roles[0]["unit"]
        self.roles.append({"subtype": "linking-manager", "unit": head, "holder": head.people[-1],
                           "critical": False, "name": "Linking manager",
                           "skill": o.of_kind[INTEGRATION][0], "need": 3,
                           "scope": o.departments[:2]})
        for index, role in enumerate(self.roles):
            role["id"] = f"r{index}"
            holder = role["holder"]
            role["vacant"] = rng.random() < 0.02 and role["subtype"] != "leadership"
            role["unskilled"] = rng.random() < 0.02
            if not role["unskilled"]:
                o.give(holder, role["skill"], min(5, role["need"] + rng.randint(0, 1)),
                       rng.random() < 0.985)
            if role["critical"]:
                for deputy in role["unit"].people[1:3]:
                    o.give(deputy, role["skill"], role["need"])
        for system in o.systems:
            o.give(system.team.lead, system.domain, 4)
            for builder in system.builders:
                o.give(builder, system.technical, 4)
            if system.builders:
                o.give(system.builders[0], system.domain, 3)

    def plan_decisions(self):
        o, rng = self.o, self.random
        self.decisions = []
        for department in o.departments:
            systems = [s for leaf in o.leaves_below(department) for s in leaf.systems]
            rng.shuffle(systems)
            for position in range(0, len(systems), 3):
                here = systems[position:position + 3]
                self.decisions.append((f"d{len(self.decisions)}", department, here))

    def plan_forums(self):
        """One forum in most departments with AI systems; some ended, some without a seat for risk."""
        o, rng = self.o, self.random
        self.forums = []
        needed = [i for i, f in enumerate(FUNCTIONS) if f[1] in ("procurement", "product", "risk")]
        for department in o.departments:
            teams = [leaf for leaf in o.leaves_below(department) if leaf.systems]
            if not teams or rng.random() < 0.08:
                continue
            members = []
            for team in teams:
                members.extend(team.people[:1] if rng.random() < 0.7 else team.people[:2])
            for function in needed:
                if rng.random() < 0.95:
                    members.append(rng.choice(o.by_function[function]))
            members = list(dict.fromkeys(members))
            self.forums.append({"id": f"f{len(self.forums)}", "unit": department, "teams": teams,
                                "members": members, "ended": rng.random() < 0.04,
                                "subtype": rng.choice(["forum", "forum", "committee", "task-force"]),
                                "powerless": rng.random() < 0.06})
        self.forum_of = {forum["unit"].index: forum for forum in self.forums}

    def plan_function_heads(self):
        o = self.o
        leads = [unit.lead for level in o.levels[1:] for unit in reversed(level)]
        leads = [p for p in reversed(leads) if not o.left[p]]
        self.heads = []
        for index in range(len(FUNCTIONS)):
            head = leads[index % len(leads)]
            self.heads.append(head)
            if self.forums and index % 9 != 8:
                members = self.forums[index % len(self.forums)]["members"]
                if head not in members:
                    members.append(head)

    # Nodes -----------------------------------------------------------------------------------

    def nodes(self):
        self.person_nodes()
        self.unit_nodes()
        self.ai_nodes()
        self.other_nodes()

    def person_nodes(self):
        o, w, rng = self.o, self.w, self.random
        choice, rand = rng.choice, rng.random
        leads = {unit.lead: unit for unit in o.units}
        previous_email = None
        for person in range(o.count):
            unit = o.team_of[person]
            first, last = choice(FIRST_NAMES), choice(LAST_NAMES)
            lead = leads.get(person)
            level = lead.level + 2 if lead else 1
            title = (f"{'Chief' if level > 5 else 'Head' if level > 2 else 'Lead'}, {unit.area}" if lead
                     else f"{choice(TITLES)}, {FUNCTIONS[o.function_of[person]][0]}")
            email = f"p{person}@example.org"
            if previous_email and rand() < 0.0003:
                email = previous_email  # the same person entered twice
            previous_email = email
            properties = {
                "title": title, "level": level, "location": choice(LOCATIONS),
                "fte": None if rand() < 0.4 else 1 if rand() < 0.85 else choice([0.5, 0.6, 0.8]),
                "email": email, "employeeId": f"E{100000 + person}",
                "start": DATES[rng.randrange(30, 7000)],
            }
            if rand() < 0.3:
                properties["cost"] = 40000 + 1000 * rng.randrange(90)
            if o.left[person]:
                properties["end"] = DATES[rng.randrange(1, 700)]
                if rand() < 0.6:
                    properties["active"] = "false"
            elif rand() < 0.002:
                properties["end"] = DATES[0]  # the last day is today: still here
            elif rand() < 0.002:
                properties["start"] = DATES[0]
            if lead:
                reports = (len(lead.people) - 1 + len(lead.children))
                properties["archetype"] = self.archetype(reports if rand() > 0.03 else reports + 4)
                if lead.level >= 3 or len(o.levels) < 5 and lead.level >= 2:
                    properties["executive"] = "true"
            kind = "Contractor" if not lead and rand() < 0.03 else "Person"
            w.node(f"p{person}", kind, f"{first} {last}", properties)

    @staticmethod
    def archetype(span):
        for bound, name in ((5, "player-coach"), (7, "coach"), (10, "supervisor"),
                            (15, "facilitator")):
            if span <= bound:
                return name
        return "coordinator" if span > 18 else "facilitator"

    def unit_nodes(self):
        o, w, rng = self.o, self.w, self.random
        for unit in o.units:
            suffix = ["team", "group", "department", "division"][min(unit.level, 3)]
            w.node(unit.id, "Team", f"{unit.area} {suffix} {unit.index}",
                   {"subtype": "team", "purpose": f"{unit.area} for all regions",
                    "start": DATES[rng.randrange(200, 6000)],
                    "cost": 100000 * (len(unit.people) + 1) if rng.random() < 0.6 else None})
        self.empty = [f"t{len(o.units) + i}" for i in range(max(1, o.count // 5000))]
        for id in self.empty:
            w.node(id, "Team", f"Dissolved team {id[1:]}", {"subtype": "team"})
        for forum in self.forums:
            w.node(forum["id"], "Team", f"{forum['unit'].area} AI {forum['subtype']} {forum['id'][1:]}",
                   {"subtype": forum["subtype"], "purpose": "Decides how AI systems work together",
                    "start": DATES[rng.randrange(400, 1500)],
                    "end": DATES[rng.randrange(1, 300)] if forum["ended"] else
                    (DATES[0] if forum["subtype"] == "task-force" else None)})
        for index, (name, discipline, subtype, _) in enumerate(FUNCTIONS):
            w.node(f"u{index}", "Function", name, {"discipline": discipline, "subtype": subtype})
        for role in self.roles:
            w.node(role["id"], "Role", f"{role['name']} {role['id'][1:]}",
                   {"subtype": role["subtype"], "critical": "true" if role["critical"] else "false",
                    "headcount": 1, "description": None})

    def ai_nodes(self):
        o, w, rng = self.o, self.w, self.random
        for system in o.systems:
            interval = rng.choice([90, 120, 180, 180, 365 if system.changes < 0.003 else 120])
            reviewed = rng.randrange(5, interval)
            changed = reviewed + rng.randrange(1, 200)
            roll = rng.random()
            if roll < 0.02:
                reviewed = interval  # due today
            elif roll < 0.05:
                reviewed = interval + rng.randrange(1, 200)
                changed = reviewed + 20
            elif roll < 0.07:
                changed = max(1, reviewed - rng.randrange(1, 60))
            system.reviewed = reviewed
            changes = 0.2 if rng.random() < 0.02 else system.changes
            w.node(system.id, "AISystem", f"{system.team.area} {system.kind} {system.index}", {
                "riskClass": system.risk if rng.random() > 0.01 else None,
                "useClass": ("remote-biometric-identification" if system.biometric
                             else system.kind.replace(" ", "-")),
                "autonomy": rng.choice([3, 3, 5, 5, 7, 9]),
                "status": rng.choices(["production", "pilot", "retired"], [85, 13, 2])[0],
                "provider": f"vendor {system.index % self.partners}" if system.bought else "internal",
                "bought": "true" if system.bought else "false",
                "version": f"{rng.randrange(1, 9)}.{rng.randrange(10)}",
                "critical": "true" if rng.random() < 0.2 else "false",
                "lastChanged": DATES[changed], "changesPerDay": changes,
                "lastReviewed": DATES[reviewed], "reviewIntervalDays": interval,
                "annualCost": 10000 * rng.randrange(2, 80),
                "investmentKind": rng.choices(["foundational", "coordination", "refinement"],
                                              [50, 25, 25])[0],
                "availability": rng.choice([0.95, 0.99, 0.995, 0.999]),
                "start": DATES[rng.randrange(700, 2000)]})

    def other_nodes(self):
        o, w, rng = self.o, self.w, self.random
        for index in range(self.other_systems):
            w.node(f"s{index}", "System", f"{rng.choice(AREAS)} store {index}",
                   {"critical": "true" if rng.random() < 0.1 else "false",
                    "bought": "true" if rng.random() < 0.3 else "false"})
        for id, department, _ in self.decisions:
            w.node(id, "Decision", f"{rng.choice(AREAS)} decision {id[1:]}",
                   {"stakes": rng.choice(["high", "medium", "low"]),
                    "perYear": 1 if rng.random() < 0.01 else rng.choice([12, 52, 250, 1000]),
                    "critical": "true" if rng.random() < 0.25 else "false",
                    "systemMetric": "right first time" if rng.random() > 0.05 else None})
        for index in range(self.goals):
            w.node(f"g{index}", "Goal", f"Better {rng.choice(AREAS).lower()} {index}",
                   {"critical": "true" if rng.random() < 0.3 else "false"})
        for index, kind in enumerate(o.skills):
            w.node(f"k{index}", "Skill", f"{kind.capitalize()} skill {index}", {"subtype": kind})
        for index in range(self.partners):
            w.node(f"x{index}", "Partner", f"Partner {index}",
                   {"subtype": rng.choice(["supplier", "customer", "regulator"])})

    # Relationships ---------------------------------------------------------------------------

    def relationships(self):
        self.formal()
        self.role_relationships()
        self.function_relationships()
        self.skill_relationships()
        self.collaboration()
        self.forum_relationships()
        for position, system in enumerate(self.o.systems):
            self.system_relationships(position, system)
        self.dependencies()
        self.plain_systems()
        self.decision_relationships()
        self.goals_and_partners()

    def formal(self):
        o, w, rng = self.o, self.w, self.random
        rand, edge = rng.random, w.edge
        cycles = {o.levels[0][i].index for i in range(97, len(o.levels[0]), 2500)}
        for unit in o.units:
            lead = f"p{unit.lead}"
            if unit.parent:
                edge(unit.id, unit.parent.id, "PART_OF")
                if unit.index not in cycles:
                    edge(lead, f"p{unit.parent.lead}", "REPORTS_TO", {"e-subtype": "solid"})
            edge(lead, unit.id, "LEADS", {"since": DATES[rng.randrange(30, 1500)]})
            for person in unit.people:
                ended = o.left[person]
                edge(f"p{person}", unit.id, "MEMBER_OF",
                     {"until": DATES[rng.randrange(1, 700)]} if ended and rand() < 0.8 else None)
                if person == unit.lead:
                    continue
                if rand() < 0.0004:
                    continue  # nobody manages this person
                edge(f"p{person}", lead, "REPORTS_TO")
                if rand() < 0.03:
                    other = rng.choice(o.levels[0]).lead
                    if other != person and other != unit.lead:
                        edge(f"p{person}", f"p{other}", "REPORTS_TO", {"e-subtype": "dotted"})
                if rand() < 0.01:
                    other = rng.choice(o.levels[0])
                    if other is not unit:
                        edge(f"p{person}", other.id, "MEMBER_OF",
                             {"since": DATES[2000], "until": DATES[rng.randrange(1, 1900)]})
            if unit.index in cycles:
                edge(lead, f"p{unit.people[-1]}", "REPORTS_TO", {"e-subtype": "solid"})
        edge("p0", "p0", "REPORTS_TO")  # marks the root
        for id in self.empty:
            edge(id, o.levels[1][0].id, "PART_OF")

    def role_relationships(self):
        o, w, rng = self.o, self.w, self.random
        leadership = {role["unit"].index: role for role in self.roles
                      if role["subtype"] == "leadership"}
        for role in self.roles:
            id, unit, holder = role["id"], role["unit"], role["holder"]
            w.edge(id, unit.id, "PART_OF")
            w.edge(unit.id, id, "NEEDS_ROLE", {"e-headcount": 2 if rng.random() < 0.005 else 1})
            w.edge(id, f"k{role['skill']}", "REQUIRES_SKILL", {"l": role["need"]})
            if role["vacant"]:
                if rng.random() < 0.5:
                    w.edge(f"p{holder}", id, "HOLDS", {"until": DATES[rng.randrange(1, 400)]})
            else:
                w.edge(f"p{holder}", id, "HOLDS",
                       {"share": 0.2, "since": DATES[rng.randrange(5, 1500)],
                        "until": DATES[0] if rng.random() < 0.01 else None})
            if role["critical"] and rng.random() > 0.06:
                for deputy in unit.people[1:3]:
                    w.edge(f"p{deputy}", id, "SUCCEEDS",
                           {"readiness": rng.choice(["now", "one-year", "two-years"])})
            if role["subtype"] == "leadership":
                parent = unit.parent and leadership.get(unit.parent.index)
                if parent and unit.level >= 2:
                    w.edge(id, parent["id"], "REPORTS_TO", {"e-subtype": "solid"})
                if unit.level == 2 and unit.children:
                    w.edge(id, f"p{unit.children[0].lead}", "DELEGATES_TO", {"scope": "operations"})
            for team in role["scope"]:
                w.edge(id, team.id, "INTEGRATES")
                if rng.random() > 0.06:
                    w.edge(f"p{holder}", f"p{team.lead}", "COLLABORATES_WITH", {"weight": 4})
                    w.edge(f"p{holder}", f"p{team.people[-1]}", "COLLABORATES_WITH", {"weight": 2})

    def function_relationships(self):
        o, w, rng = self.o, self.w, self.random
        for index, head in enumerate(self.heads):
            w.edge(f"p{head}", f"u{index}", "LEADS")
            if o.function_of[head] != index:
                w.edge(f"p{head}", f"u{index}", "MEMBER_OF", {"share": 0.1})
        rand, edge = rng.random, w.edge
        for person in range(o.count):
            if o.left[person] and rand() < 0.5:
                continue
            edge(f"p{person}", f"u{o.function_of[person]}", "MEMBER_OF")
        for unit in o.levels[0]:
            if not unit.systems and rand() > 0.05:
                continue
            functions = list(dict.fromkeys(o.function_of[p] for p in unit.people if not o.left[p]))
            for function in functions[:2]:
                edge(unit.id, f"u{function}", "REQUIRES_FUNCTION")
            if rand() < 0.03:
                edge(unit.id, f"u{rng.randrange(len(FUNCTIONS))}", "REQUIRES_FUNCTION")
        edge("u21", o.units[-1].id, "PART_OF")
        edge("u13", "u8", "PART_OF")

    def skill_relationships(self):
        o, w, rng = self.o, self.w, self.random
        rand, edge, below = rng.random, w.edge, rng.randrange
        common = len(o.of_kind[TECHNICAL]) - len(o.scarce)
        technical, domain = o.of_kind[TECHNICAL][:common], o.of_kind[DOMAIN]
        soft = o.of_kind[INTEGRATION] + o.of_kind[GOVERNANCE]
        for person in range(o.count):
            needed = o.extra_skills.get(person, ())
            taken = set()
            for skill, level, fresh in needed:
                if skill in taken:
                    continue
                taken.add(skill)
                properties = {"l": level}
                if not fresh:
                    properties["expires"] = DATES[below(1, 300)]
                edge(f"p{person}", f"k{skill}", "HAS_SKILL", properties)
            for number in range(1 + (below(5) + 1) // 3):
                pool = technical if number == 0 else domain if number == 1 else soft
                skill = pool[below(len(pool))]
                if skill in taken:
                    continue
                properties = {"l": 1 + below(5)}
                roll = rand()
                if roll < 0.25:
                    properties["since"] = DATES[below(100, 4000)]
                if roll < 0.12:
                    expires = AS_OF + datetime.timedelta(days=below(1, 900))
                    properties["expires"] = expires.isoformat()
                elif 0.96 < roll < 0.999:
                    properties["expires"] = DATES[below(1, 500)]
                elif roll > 0.999:
                    properties["expires"] = DATES[0]
                edge(f"p{person}", f"k{skill}", "HAS_SKILL", properties)

    def collaboration(self):
        """A ring and spokes in each team, then ties to sister teams and far away."""
        o, w, rng = self.o, self.w, self.random
        rand, edge, below = rng.random, w.edge, rng.randrange
        leaves = o.levels[0]

        def tie(a, b):
            properties = {"weight": 1 + below(9)}
            roll = rand()
            if roll < 0.1:
                properties["period"] = "2026-Q3"
            elif roll < 0.13:
                properties["since"] = DATES[below(400, 900)]
                properties["until"] = DATES[below(0, 300)]
            edge(f"p{a}", f"p{b}", "COLLABORATES_WITH", properties)
            if roll > 0.97:
                edge(f"p{b}", f"p{a}", "COLLABORATES_WITH", {"weight": 1})

        for unit in o.units:
            here = [p for p in unit.people if not o.left[p]]
            pendant = rand() < 0.006 and len(here) > 4
            ring = here[:-1] if pendant else here
            if len(ring) > 1:
                for position, person in enumerate(ring):
                    following = ring[(position + 1) % len(ring)]
                    if person != following and (len(ring) > 2 or position == 0):
                        edge(f"p{person}", f"p{following}", "COLLABORATES_WITH",
                             {"weight": 2 + below(8)})
                for person in ring[2:-1]:
                    if rand() < 0.8:
                        tie(ring[0], person)
            if pendant:
                edge(f"p{here[0]}", f"p{here[-1]}", "COLLABORATES_WITH", {"weight": 2})
            if unit.parent:
                siblings = unit.parent.children
                sibling = siblings[(siblings.index(unit) + 1) % len(siblings)]
                if ring:
                    tie(ring[0], unit.parent.people[0])
                    tie(ring[-1], unit.parent.people[-1])
                if sibling is not unit and ring:
                    for _ in range(2):
                        tie(ring[below(len(ring))], sibling.people[below(len(sibling.people))])
            for person in ring:
                roll = rand()
                if roll < 0.45 and unit.parent:
                    siblings = unit.parent.children
                    other = siblings[below(len(siblings))]
                elif roll < 0.61:
                    department = unit.parent.parent if unit.parent and unit.parent.parent else None
                    group = (department.children[below(len(department.children))] if department
                             else unit)
                    other = group.children[below(len(group.children))] if group.children else group
                elif roll < 0.71:
                    other = leaves[below(len(leaves))]
                else:
                    continue
                if other is not unit and other.people:
                    tie(person, other.people[below(len(other.people))])
        for level in (1, 2):
            units = o.levels[level] if level < len(o.levels) else []
            for position, unit in enumerate(units):
                other = units[(position + 1) % len(units)]
                if other is not unit and rand() < 0.2:
                    edge(unit.id, other.id, "COLLABORATES_WITH", {"weight": 2})

    def forum_relationships(self):
        w, rng = self.w, self.random
        for forum in self.forums:
            id = forum["id"]
            w.edge(id, forum["unit"].id, "PART_OF")
            w.edge(f"p{forum['members'][0]}", id, "LEADS")
            for member in forum["members"]:
                w.edge(f"p{member}", id, "MEMBER_OF", {"share": 0.05})
                if member != forum["members"][0] and rng.random() > 0.05:
                    w.edge(f"p{forum['members'][0]}", f"p{member}", "COLLABORATES_WITH",
                           {"weight": 1})
            for team in forum["teams"]:
                for system in team.systems:
                    if rng.random() > 0.03:
                        w.edge(id, system.id, "DISCUSSES")
                if not forum["powerless"] and team.systems:
                    w.edge(id, team.systems[0].id, "APPROVES")
            w.edge(id, f"p{forum['unit'].lead}", "ESCALATES_TO")

    def system_relationships(self, position, system):
        o, w, rng = self.o, self.w, self.random
        rand, below, id, team = rng.random, rng.randrange, system.id, system.team
        lead, edge = f"p{team.lead}", w.edge
        here = [p for p in team.people if not o.left[p]]

        # ownership and accountability
        roll = rand()
        if roll > 0.015:
            edge(team.id, id, "OWNS", {"since": DATES[below(100, 1500)]})
        if roll > 0.985:
            edge(rng.choice(o.levels[0]).id, id, "OWNS")
        if 0.975 < roll < 0.985:
            edge(f"p{below(o.count)}", id, "OWNS", {"until": DATES[below(1, 400)]})
        if 0.97 < roll < 0.975:
            edge(id, id, "OWNS")
        if roll > 0.03:
            edge(lead, id, "ACCOUNTABLE_FOR")
        if 0.5 < roll < 0.515:
            edge(f"p{below(o.count)}", id, "ACCOUNTABLE_FOR")
        for builder in system.builders:
            edge(f"p{builder}", id, "BUILDS", {"since": DATES[below(100, 1500)]})
        if not system.bought:
            edge(team.id, id, "BUILDS")
        if system.builders:
            edge(f"p{system.builders[0]}", id, "RESPONSIBLE_FOR")
        edge(f"p{here[-1]}", id, "CONSULTED_ON")
        edge(f"p{team.parent.lead}", id, "INFORMED_OF")
        for approver in (f"p{team.parent.lead}", f"p{system.department.people[-1]}"):
            edge(approver, id, "APPROVES")
            if rand() > 0.03:
                edge(approver, lead, "COLLABORATES_WITH", {"weight": 1 + below(4)})
        for builder in system.builders[1:]:
            if rand() > 0.03:
                edge(f"p{system.builders[0]}", f"p{builder}", "COLLABORATES_WITH",
                     {"weight": 3 + below(6)})

        # oversight by people of the risk and compliance functions elsewhere
        watchers = []
        if rand() > (0.03 if system.risk == "high" else 0.08):
            pool = o.by_function[17 if rand() < 0.7 else 19]
            for _ in range(2 if system.risk == "high" or system.biometric else 1):
                watcher = pool[below(len(pool))]
                if o.team_of[watcher] is not team and watcher not in watchers:
                    watchers.append(watcher)
            if rand() < 0.015:
                watchers = [rng.choice(system.builders or here)]
        for watcher in watchers:
            properties = dict(HEALTHY_OVERSIGHT)
            if rand() < 0.03:
                properties[rng.choice(list(HEALTHY_OVERSIGHT))] = "false"
            elif rand() < 0.02:
                del properties["training"]
            properties["hoursPerMonth"] = 2 + below(20)
            properties["reviewed"] = DATES[system.reviewed]
            edge(f"p{watcher}", id, "OVERSEES", properties)
            edge(f"p{watcher}", lead, "GIVES_FEEDBACK_TO", {"lastUsed": DATES[below(1, 60)]})

        # use and feedback
        open_loop = rand() < 0.03
        users = []
        for _ in range(4 + below(9)):
            unit = (team if rand() < 0.1 else rng.choice(team.parent.children) if rand() < 0.5
                    else rng.choice(o.levels[0]))
            user = unit.people[below(len(unit.people))]
            if user not in users and not o.left[user]:
                users.append(user)
        for user in users:
            edge(f"p{user}", id, "USES",
                 {"lastUsed": DATES[below(0, 90)], "hoursPerMonth": 1 + below(40),
                  "handsOn": "true" if rand() < 0.8 else "false"})
            if not open_loop:
                edge(f"p{user}", lead if rand() < 0.8 else id, "GIVES_FEEDBACK_TO",
                     {"lastUsed": DATES[below(1, 120)]})
            if watchers and rand() < 0.5:
                edge(f"p{user}", f"p{watchers[0]}", "ESCALATES_TO")
        if rand() > 0.06:
            edge(lead, id, "USES", {"lastUsed": DATES[below(1, 60)], "hoursPerMonth": 4,
                                    "handsOn": "true"})
        if rand() < 0.3:
            edge(rng.choice(team.parent.children).id, id, "USES", {"lastUsed": DATES[below(1, 90)]})

        # skills, functions, purpose, end of life
        edge(id, f"k{system.technical}", "REQUIRES_SKILL", {"l": 3})
        edge(id, f"k{system.domain}", "REQUIRES_SKILL", {"l": 3})
        edge(id, f"u{o.function_of[here[0]]}", "REQUIRES_FUNCTION")
        if rand() > 0.03:
            edge(id, f"g{system.department.index % self.goals}", "SERVES")
        evaluator = f"p{here[position % len(here)]}"
        if rand() > (0.05 if system.bought else 0.3):
            edge(evaluator, id, "EVALUATES", {"handsOn": "true", "date": DATES[below(10, 500)]})
        if rand() > 0.05:
            edge(lead, id, "RETIRES")
        if system.risk == "high" and rand() > 0.05 or rand() < 0.2:
            edge(team.id if rand() < 0.5 else f"s{position % self.other_systems}", id, "FALLBACK_FOR")
        if system.bought:
            partner = f"x{position % self.partners}"
            if rand() > 0.03:
                edge(partner, id, "SUPPLIES_TO", {"since": DATES[below(100, 1000)]})
            edge(lead, id, "BUYS")

    def dependencies(self):
        """Systems depend on earlier ones, so that cycles appear only where they are meant."""
        o, w, rng = self.o, self.w, self.random
        rand, below = rng.random, rng.randrange
        systems = o.systems

        def depend(a, b, healthy=0.9):
            w.edge(a.id, b.id, "DEPENDS_ON",
                   {"strength": 1 + below(5), "requires": 2 if rand() < 0.01 else None})
            if a.team is b.team:
                return
            roll = rand()
            pairs = [(x, y) for x in a.builders for y in b.builders] + [(a.team.lead, b.team.lead)]
            ties = len(pairs) if roll < healthy else 1 if roll < healthy + 0.04 else 0
            for x, y in pairs[:ties]:
                w.edge(f"p{x}", f"p{y}", "COLLABORATES_WITH", {"weight": 3 + below(4)})

        for position, system in enumerate(systems):
            first = position
            while first > 0 and systems[first - 1].department is system.department:
                first -= 1
            for _ in range(rng.choice([0, 1, 1, 2])):
                if position > first and rand() < 0.9:
                    depend(system, systems[below(first, position)])
                elif position > 0:
                    depend(system, systems[below(position)])
            if rand() < 0.6:
                w.edge(system.id, f"s{below(self.other_systems)}", "DEPENDS_ON", {"strength": 2})
            if position >= first + 1 and rand() < 0.04:
                depend(systems[position - 1], system, 0.95)
                depend(system, systems[position - 1], 0.95)
            elif position >= first + 2 and rand() < 0.02:
                a, b, c = systems[position - 2:position + 1]
                for one, two in ((a, b), (b, c), (c, a)):
                    depend(one, two, 0.95)
            if rand() < 0.01 and position > 0:
                w.edge(system.id, systems[position - 1].id, "DELEGATES_TO", {"scope": "routine cases"})

    def plain_systems(self):
        o, w, rng = self.o, self.w, self.random
        leaves = o.levels[0]
        for index in range(self.other_systems):
            id, team = f"s{index}", rng.choice(leaves)
            w.edge(team.id, id, "OWNS")
            w.edge(team.id, id, "BUILDS")
            for _ in range(3):
                w.edge(f"p{rng.choice(rng.choice(leaves).people)}", id, "USES",
                       {"lastUsed": DATES[rng.randrange(0, 200)], "handsOn": "true"})
            if index and rng.random() < 0.4:
                w.edge(id, f"s{rng.randrange(index)}", "DEPENDS_ON")
            if rng.random() < 0.2:
                w.edge(f"x{rng.randrange(self.partners)}", id, "SUPPLIES_TO")
                w.edge(f"p{team.lead}", id, "BUYS")

    def decision_relationships(self):
        o, w, rng = self.o, self.w, self.random
        for id, department, systems in self.decisions:
            team = systems[0].team
            for system in systems:
                w.edge(system.id, id, "CONTRIBUTES_TO")
                w.edge(id, system.id, "USES", {"lastUsed": DATES[rng.randrange(0, 60)]})
                w.edge(id, system.team.id, "GIVES_FEEDBACK_TO")
            roll = rng.random()
            if roll > 0.04:
                w.edge(team.id, id, "OWNS")
                w.edge(f"p{team.lead}", id, "ACCOUNTABLE_FOR")
            if roll > 0.98:
                w.edge(f"p{department.lead}", id, "ACCOUNTABLE_FOR")
            if roll > 0.06:
                w.edge(f"p{department.people[-1]}", id, "INTEGRATES")
            skill = systems[0].domain
            w.edge(id, f"k{skill}", "REQUIRES_SKILL", {"l": 3})
            w.edge(id, f"u{o.function_of[team.lead]}", "REQUIRES_FUNCTION")
            w.edge(f"p{team.people[-1]}", id, "RESPONSIBLE_FOR")
            w.edge(team.parent.id, id, "CONSULTED_ON")
            w.edge(f"p{department.lead}", id, "INFORMED_OF")
            for approver in (department.lead, team.parent.lead):
                w.edge(f"p{approver}", id, "APPROVES")
            if rng.random() > 0.05:
                w.edge(team.id, id, "FALLBACK_FOR")
            w.edge(id, f"g{department.index % self.goals}", "SERVES")
            forum = self.forum_of.get(department.index)
            if forum:
                w.edge(forum["id"], id, "DISCUSSES")
                if not forum["powerless"]:
                    w.edge(forum["id"], id, "APPROVES")

    def goals_and_partners(self):
        o, w, rng = self.o, self.w, self.random
        leads = [unit.lead for level in o.levels[1:] for unit in level]
        for index in range(self.goals):
            if rng.random() > 0.05:
                owner = rng.choice(leads)
                w.edge(f"p{owner}", f"g{index}", "ACCOUNTABLE_FOR")
                w.edge(o.team_of[owner].id, f"g{index}", "OWNS")
                w.edge(o.team_of[owner].id, f"g{index}", "SERVES")
        buyers = o.by_function[16]
        for index in range(self.partners):
            contacts = 0 if rng.random() < 0.03 else 1 if rng.random() < 0.05 else 3
            for _ in range(contacts):
                w.edge(f"p{rng.choice(buyers)}", f"x{index}", "CONTACTS",
                       {"since": DATES[rng.randrange(20, 1500)]})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", action="store_true", help="only kinds and names, no properties")
    parser.add_argument("-o", "--output", default="-", help="the file to write, or - (default)")
    arguments = parser.parse_args()
    if arguments.people < 200:
        parser.error("at least 200 people are needed to have every kind of thing")

    organization = Organization(arguments.people, arguments.seed)
    out = (sys.stdout if arguments.output == "-"
           else open(arguments.output, "w", encoding="utf-8", newline="\n"))
    writer = Writer(out, arguments.plain)
    chart = Chart(organization, writer)
    writer.begin(arguments.people, arguments.seed)
    chart.nodes()
    chart.relationships()
    writer.end()
    out.flush()
    if out is not sys.stdout:
        out.close()
    print(f"{writer.nodes} nodes, {writer.edges} edges", file=sys.stderr)


if __name__ == "__main__":
    main()
