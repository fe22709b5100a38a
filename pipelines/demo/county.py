"""The county itself: its areas of every level, who lives there, how deprived it is."""

from dataclasses import dataclass, field

from pipelines.demo.draw import Draw
from pipelines.demo.geometry import Mesh, blocks, mended

YEARS = range(2019, 2026)
AGES = ("0-15", "16-24", "25-44", "45-64", "65-74", "75+")
SMALL_AREAS_OF_COUNTRY = 4160

# People per thousand in each age band: young in the city, old on the coast.
_AGE_SHARES = {
    "A": (175, 165, 300, 220, 80, 60),
    "B": (190, 90, 245, 270, 115, 90),
    "C": (180, 85, 225, 280, 125, 105),
    "D": (165, 80, 215, 280, 140, 120),
}
_LETTERS = "ABCDEFGHIJ"


@dataclass
class SmallArea:
    """One small area: its codes, its cell on the map, its people by year and age band."""

    code: str
    cell: tuple
    district: dict
    name: str = ""
    ward: dict = field(default_factory=dict)
    msoa: dict = field(default_factory=dict)
    score: int = 0  # deprivation, in thousandths
    rank: int = 0
    fifth: int = 0  # 1 is the most deprived
    people: dict = field(default_factory=dict)

    @property
    def decile(self):
        """Tenth of the country's small areas, 1 the most deprived."""
        return 1 + (self.rank - 1) * 10 // SMALL_AREAS_OF_COUNTRY


@dataclass
class County:
    """All of it, with the mesh that its shapes are drawn from."""

    world: dict
    mesh: Mesh
    small_areas: list
    wards: list
    msoas: list

    @property
    def districts(self):
        """The districts, city first."""
        return self.world["district"]

    def within(self, key, code):
        """The small areas of a ward, middle area or district."""
        return [area for area in self.small_areas if getattr(area, key)["code"] == code]


def make_county(world, seed):
    """Lay out the county."""
    mesh = Mesh(world, Draw(seed, "shapes"))
    small_areas, wards, msoas = [], [], []
    for district in world["district"]:
        cells = [cell for cell in mesh.cells if cell[2] == district["letter"]]
        ward_of = _group(cells, district["wards"], wards, "X05", district, False)
        names = [f"{district['name']} {n + 1:03d}" for n in range(district["msoas"])]
        msoa_of = _group(cells, names, msoas, "X02", district, True)
        for cell in sorted(cells, key=lambda cell: (msoa_of[cell]["code"], cell)):
            code = f"X01{101 + len(small_areas):06d}"
            area = SmallArea(code, cell, district, ward=ward_of[cell], msoa=msoa_of[cell])
            small_areas.append(area)
    county = County(world, mesh, small_areas, wards, msoas)
    _name(county)
    _deprive(county, Draw(seed, "deprivation"))
    for area in small_areas:
        area.people = _people(area, Draw(seed, "people", area.code))
    return county


def _group(cells, names, found, prefix, district, across):
    """Cut a district into named groups of cells; return whose cell is whose."""
    owner = {}
    for name, block in zip(names, mended(blocks(cells, len(names), across)), strict=True):
        group = {"code": f"{prefix}{101 + len(found):06d}", "name": name, "district": district}
        found.append(group)
        owner |= {cell: group for cell in block}
    return owner


def _name(county):
    counts = {}
    for area in county.small_areas:
        number = counts[area.msoa["code"]] = counts.get(area.msoa["code"], -1) + 1
        area.name = f"{area.msoa['name']}{_LETTERS[number]}"


def _deprive(county, draw):
    """Scores vary by ward and, less, within it; the city and the far coast have more."""
    base = {"A": 27_000, "B": 15_000, "C": 18_500, "D": 23_000}
    by_ward = {ward["code"]: draw.between(-9_000, 12_000) for ward in county.wards}
    for area in county.small_areas:
        here = base[area.cell[2]] + by_ward[area.ward["code"]] + draw.between(-5_500, 7_500)
        area.score = max(here, 1_500)
    worst_first = sorted(county.small_areas, key=lambda area: (-area.score, area.code))
    for place, area in enumerate(worst_first):
        area.fifth = 1 + place * 5 // len(worst_first)
        # A score of 50 is among the worst of the country, one of 2 among the best.
        rank = SMALL_AREAS_OF_COUNTRY * (52_000 - area.score) // 50_500
        area.rank = min(max(rank + place % 7, 1), SMALL_AREAS_OF_COUNTRY)


def _people(area, draw):
    """People by (year, age band), growing or shrinking a little each year."""
    total = draw.between(1_150, 2_150)
    shares = [share + draw.between(-8, 8) for share in _AGE_SHARES[area.cell[2]]]
    growth = draw.between(-3, 12)
    people = {}
    for year in YEARS:
        for age, share in zip(AGES, shares, strict=True):
            people[year, age] = total * share // 1000
        total += total * growth // 1000
    return people
