"""What a QuestionnaireResponse must be beside well-formed: that of its Questionnaire. Written from the words of FHIR R4
alone, so that it is a second opinion on what the C code does."""

VALUES = {"boolean": {"valueBoolean"}, "date": {"valueDate"}, "integer": {"valueInteger"},
          "string": {"valueString"}, "text": {"valueString"}}
OPTION_KEYS = ("valueCoding", "valueString", "valueInteger", "valueDate", "valueTime")


def walk(items, above=()):
    """Every item of a questionnaire with the items that it stands in."""
    for item in items:
        yield item, above
        yield from walk(item.get("item", []), (*above, item))


def options_of(form, item):
    """What may be chosen, as it must be sent."""
    for option in item.get("answerOption", []):
        for key in OPTION_KEYS:
            if key in option:
                yield key, option[key]
    reference = item.get("answerValueSet", "").removeprefix("#")
    for resource in form.get("contained", []):
        if reference and resource.get("id") == reference:
            if "expansion" in resource:
                yield from (("valueCoding", concept) for concept in expand(resource["expansion"].get("contains", [])))
            else:
                for include in resource["compose"]["include"]:
                    for concept in include["concept"]:
                        yield "valueCoding", {"system": include["system"], **concept}


def expand(concepts):
    for concept in concepts:
        if not concept.get("abstract"):
            yield concept
        yield from expand(concept.get("contains", []))


def same(key, sent, option):
    if key != "valueCoding":
        return sent == option
    return all(sent.get(part) == option.get(part) for part in ("system", "code", "display"))


def date_order(sent, wanted):
    """A date without a day is compared by its month."""
    length = min(len(sent), len(wanted))
    return (sent[:length] > wanted[:length]) - (sent[:length] < wanted[:length])


def compare(operator, sent, wanted, kind):
    if kind == "Coding":
        equal = sent.get("code") == wanted["code"] and wanted.get("system", sent.get("system")) == sent.get("system")
        return equal if operator == "=" else not equal
    order = date_order(sent, wanted) if kind == "Date" else (sent > wanted) - (sent < wanted)
    return {"=": order == 0, "!=": order != 0, ">": order > 0, "<": order < 0, ">=": order >= 0,
            "<=": order <= 0}[operator]


def condition_holds(condition, answers):
    """With the answers to one question; any of them is enough, but != wants that none is equal."""
    operator = condition["operator"]
    if operator == "exists":
        return bool(answers) == condition["answerBoolean"]
    kind = next(key for key in condition if key.startswith("answer")).removeprefix("answer")
    wanted = condition["answer" + kind]
    found = [answer["value" + kind] for answer in answers if "value" + kind in answer]
    if operator == "!=":
        return all(compare("!=", sent, wanted, kind) for sent in found)
    return any(compare(operator, sent, wanted, kind) for sent in found)


def answers_to(link_id, items):
    """One list of answers for each time that the question stands in these items of a response."""
    for item in items:
        if item["linkId"] == link_id:
            yield item.get("answer", [])
        yield from answers_to(link_id, item.get("item", []))
        for answer in item.get("answer", []):
            yield from answers_to(link_id, answer.get("item", []))


class Check:
    """The faults of one response."""

    def __init__(self, form, response):
        self.form, self.response, self.faults = form, response, []
        self.above = {item["linkId"]: above for item, above in walk(form["item"])}
        self.items = {item["linkId"]: item for item, _ in walk(form["item"])}

    def run(self):
        version = f"|{self.form['version']}" if "version" in self.form else ""
        url = self.form.get("url", "urn:doorstep:questionnaire:" + self.form["id"])
        if self.response["questionnaire"] != url + version:
            self.faults.append(f"questionnaire {self.response['questionnaire']}")
        self.check_items(self.form["item"], self.response.get("item", []), None)
        return self.faults

    def check_items(self, asked, sent, instance):
        order = [item["linkId"] for item in asked]
        found = [item["linkId"] for item in sent]
        if [link_id for link_id in order for _ in range(found.count(link_id))] != found:
            self.faults.append(f"linkIds {found} of {order}")
            return
        for item in sent:
            self.check_item(self.items[item["linkId"]], item, found.count(item["linkId"]), instance)

    def check_item(self, asked, sent, times, instance):
        link_id = asked["linkId"]
        if sent.get("text") != asked.get("text"):
            self.faults.append(f"{link_id}: text")
        if not self.is_enabled(asked, instance):
            self.faults.append(f"{link_id}: not enabled")
        if asked["type"] == "group":
            if times > 1 and not asked.get("repeats"):
                self.faults.append(f"{link_id}: {times} times")
            if "answer" in sent or not sent.get("item"):
                self.faults.append(f"{link_id}: a group without items")
            self.check_items(asked["item"], sent.get("item", []), sent if asked.get("repeats") else instance)
        else:
            self.check_answers(asked, sent, instance)

    def check_answers(self, asked, sent, instance):
        if "item" in sent or not sent.get("answer"):
            self.faults.append(f"{asked['linkId']}: a question without answers")
        if len(sent["answer"]) > 1 and not asked.get("repeats"):
            self.faults.append(f"{asked['linkId']}: {len(sent['answer'])} answers")
        options = list(options_of(self.form, asked))
        for answer in sent["answer"]:
            key = next(key for key in answer if key != "item")
            fits = {key} <= VALUES.get(asked["type"], set()) or any(
                key == kind and same(key, answer[key], option) for kind, option in options)
            if not fits and not (asked["type"] == "open-choice" and key == "valueString"):
                self.faults.append(f"{asked['linkId']}: {answer}")
            self.check_items(asked.get("item", []), answer.get("item", []), instance)

    def is_enabled(self, asked, instance):
        results = [self.one_holds(condition, asked, instance) for condition in asked.get("enableWhen", [])]
        results = [result for result in results if result is not None]
        if not results:
            return True
        return any(results) if asked.get("enableBehavior") == "any" else all(results)

    def one_holds(self, condition, asked, instance):
        """None when the response cannot tell: it does not say in which instances nothing was answered."""
        question = condition["question"]
        group = next((item for item in self.above[question] if item.get("repeats")), None)
        if group is None:
            occurrences = list(answers_to(question, self.response["item"]))
        elif group in self.above[asked["linkId"]]:
            occurrences = list(answers_to(question, [instance]))
        else:
            if condition["operator"] == "!=" or condition.get("answerBoolean") is False:
                return None
            return any(condition_holds(condition, answers) for answers in answers_to(question, self.response["item"]))
        return condition_holds(condition, occurrences[0] if occurrences else [])


def faults(form, response):
    return Check(form, response).run()
