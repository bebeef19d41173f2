"""In which of the three calendars of bank holidays a number lies, by its area code."""

import re
from enum import StrEnum

from suppression import Kind, Number


class Nation(StrEnum):
    """The divisions of https://www.gov.uk/bank-holidays."""

    ENGLAND_AND_WALES = "england_and_wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


ANYWHERE = frozenset(Nation)
_NORTHERN_IRELAND = "28"
_NO_AREA = "1632"  # Ofcom keeps it for drama
# Exchanges on the border that serve villages of both: Berwick, Dumfries (with Langholm), Gretna, Kelso, Coldstream.
_BORDER = frozenset({"1289", "1387", "1461", "1573", "1890"})
_SCOTLAND = frozenset(
    re.findall(
        "[0-9]+",
        """
    131 141
    1224 1236 1241 1250 1259 1261 1290 1292 1294 1301 1307 1309 1320 1324 1330 1333 1334 1337 1339 1340 1343 1346
    1349 1350 1355 1356 1357 1358 1360 1361 1368 1369 1381 1382 1383 1389 1397 1408 1431 1436 1445 1450 1456 1463
    1464 1465 1466 1467 1470 1471 1475 1478 1479 1496 1499 1501 1505 1506 1520 1528 1540 1542 1546 1549 1555 1556
    1557 1560 1561 1563 1567 1569 1571 1575 1576 1577 1578 1581 1583 1586 1592 1593 1595 1599 1620 1631 1641 1644
    1651 1655 1659 1667 1671 1674 1680 1681 1683 1687 1688 1698 1700 1721 1738 1750 1764 1770 1771 1776 1779 1786
    1796 1806 1807 1808 1809 1821 1828 1835 1838 1847 1848 1851 1852 1854 1855 1856 1857 1859 1862 1863 1864 1866
    1870 1871 1875 1876 1877 1878 1879 1880 1882 1887 1888 1896 1899 1950 1951 1955 1957 1967 1968 1971 1972 1975
    1988 1997
    """,
    )
)  # Ofcom's area codes, by the place each is named after


def nations_of(number: Number) -> frozenset[Nation]:
    """Where the line is; every nation when the number does not tell, as a mobile's does not."""
    if number.kind is not Kind.GEOGRAPHIC:
        return ANYWHERE
    national = number.e164.removeprefix("+44")
    if national.startswith(_NO_AREA):
        return ANYWHERE
    if national.startswith(_NORTHERN_IRELAND):
        return frozenset({Nation.NORTHERN_IRELAND})
    if national[:4] in _BORDER:
        return frozenset({Nation.ENGLAND_AND_WALES, Nation.SCOTLAND})
    if national[:3] in _SCOTLAND or national[:4] in _SCOTLAND:
        return frozenset({Nation.SCOTLAND})
    return frozenset({Nation.ENGLAND_AND_WALES})
