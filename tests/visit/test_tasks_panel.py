#!/usr/bin/python3
"""Each task of staff at the kiosk's panel, with a finger, where families stand and look on."""

import kiosk
import played
import tasks


class Panel(tasks.TaskTest):
    pass


class Day(played.Day, Panel):
    pass


class Families(played.Families, Panel):
    pass


class Names(played.Names, Panel):
    pass


class Minute(played.Minute, Panel):
    pass


class Changes(played.Changes, Panel):
    pass


class Counter(played.Counter, Panel):
    pass


class How(played.How, Panel):
    pass


if __name__ == "__main__":
    kiosk.main()
