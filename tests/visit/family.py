"""A family at the glass of a centre that has the sessions of desk.py or a timetable like them: signs up page by page, and comes
back with the code of its ticket.
"""

import re

from desk import DAY


def page(name):
    return "session.%s.%s" % (name, DAY.isoformat())


def digits(text):
    return re.sub(r"\D", "", text)


class Family:
    """A visit to sign up, page by page, and what its last page said."""

    def __init__(self, glass, language="en", children=1):
        self.glass = glass
        self.language = language
        self.children = children

    def go_to_sessions(self):
        glass = self.glass
        glass.do("expect screen welcome", "language " + self.language, "tap home.sessions", "expect screen question")
        for child in range(self.children):
            if child > 0:
                glass.do("tap add.child")
            glass.do("answer q.child-known[%d] about" % child, "tap nav.next", "answer q.child-age[%d] 2" % child,
                     "answer q.child-age-unit[%d] years" % child, "tap nav.next")
        glass.do("tap nav.next", "expect screen sessions")
        return self

    def go_to(self, name):
        self.go_to_sessions()
        self.glass.do("tap " + page(name), "expect screen session")
        return self

    def choose(self, name, button="session.sign-up"):
        self.go_to(name)
        self.glass.do("tap " + button, "expect screen privacy")
        return self

    def fill_in(self, name, phone=None):
        """From the page before the questions to the check page."""
        glass = self.glass
        glass.do("expect screen privacy", "tap nav.next", "tap nav.next", "answer q.adults 1", "tap nav.next",
                 "type q.ticket-name " + name, "tap nav.next")
        if phone:
            glass.do("type q.ticket-phone " + phone)
        glass.do("tap nav.next", "expect screen check")
        return self

    def read_ticket(self):
        self.glass.expect_screen("done")
        view = self.glass.look_at_all()
        self.title = view.text("title")
        self.code = digits(view.text("done.code"))
        self.reference = view.text("done.reference").splitlines()[0]
        return self

    def send(self):
        self.glass.do("tap nav.next")
        return self.read_ticket()

    def sign_up(self, session_name, name, phone=None, button="session.sign-up"):
        """A whole visit."""
        self.choose(session_name, button).fill_in(name, phone).send()
        self.glass.do("tap nav.leave", "expect screen welcome")
        return self

    def go_to_code(self):
        """Whoever has a ticket tells no ages: those of one child are nobody's."""
        Family(self.glass, self.language).go_to_sessions()
        self.glass.do("tap sessions.ticket", "expect screen ticket-code")

    def open_ticket(self):
        self.go_to_code()
        self.glass.do("type code " + self.code, "tap code.find", "expect screen ticket")
        return self.glass.look_at_all()
