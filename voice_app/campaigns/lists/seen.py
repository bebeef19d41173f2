"""Which numbers a list has had already: 16 bytes a number, where a set of Python takes a hundred."""

from array import array

LEAST = 1 << 10
SPREAD = 0x9E3779B97F4A7C15  # 2^64 over the golden ratio: neighbours are spread far apart (Knuth, TAOCP 6.4)
FULL = (1 << 64) - 1


class Seen:
    """A set of numbers above 0, made for about so many; it grows where there are more."""

    def __init__(self, about: int) -> None:
        self._make(max(LEAST, 1 << (2 * about).bit_length()))

    def __len__(self) -> int:
        return self._count

    def __contains__(self, number: int) -> bool:
        return self._slots[self._place(number)] == number

    def add(self, number: int) -> None:
        """Remember it."""
        place = self._place(number)
        if self._slots[place] == number:
            return
        self._slots[place] = number
        self._count += 1
        if self._count * 2 > len(self._slots):
            self._grow()

    def _make(self, size: int) -> None:
        self._slots, self._count = array("Q", bytes(8 * size)), 0
        self._mask, self._shift = size - 1, 64 - (size.bit_length() - 1)

    def _place(self, number: int) -> int:
        """Where the number is, or the free place where it belongs."""
        slots, mask = self._slots, self._mask
        place = ((number * SPREAD) & FULL) >> self._shift
        while (there := slots[place]) and there != number:
            place = (place + 1) & mask
        return place

    def _grow(self) -> None:
        old = self._slots
        self._make(2 * len(old))
        for number in old:
            if number:
                self._slots[self._place(number)] = number
                self._count += 1
