"""What the lists of a form offer for one dossier at one office."""

from collections.abc import Callable
from dataclasses import replace

from motcua.agencies import api as agencies
from motcua.desk.action_fields import ActionForm, Field, Kind
from motcua.desk.course_forms import FEE_PAID
from motcua.desk.office_forms import ANY_LEADER
from motcua.desk.officer import Officer
from motcua.desk.service_form import service_options
from motcua.desk.templatetags.vietnamese import moment
from motcua.dossiers import api
from motcua.dossiers.data import DossierView
from motcua.kernel.cases import Verb
from motcua.kernel.handling import Way
from motcua.rulebook import load

Options = tuple[tuple[str, str], ...]
NOTE_NEEDED = " (ghi rõ)"
WORKS = ("dossier.write", "dossier.decide")


def with_choices(form: ActionForm, view: DossierView, officer: Officer) -> ActionForm:
    """The form with its lists filled, and with what this dossier's dates say in the hints."""
    fields = form.fields
    if form.verb is Verb.RESUME and api.waits_for_fee(view.stops):
        fields = (*FEE_PAID, *fields)
    return replace(form, fields=tuple(_field(one, form.verb, view, officer) for one in fields))


def _field(field: Field, verb: Verb, view: DossierView, officer: Officer) -> Field:
    filler = FILLERS.get(field.name)
    if filler is not None:
        return filler(field, verb, view, officer)
    if field.kind is not Kind.CHOICE:
        return field
    if verb is Verb.SERVE:
        return replace(field, options=service_options(field.name))
    rules = load.handling(officer.on)
    ways = rules.deliver if verb is Verb.DELIVER else rules.notify
    return replace(field, options=_ways(ways))


def _reasons(field: Field, verb: Verb, view: DossierView, officer: Officer) -> Field:
    """The rulebook's list; what has none is written freely."""
    if field.kind is not Kind.CHOICE:
        return field
    listed = api.reasons_for(verb, view, officer.on)
    named = ((one.key, one.label + NOTE_NEEDED * one.needs_text) for one in listed)
    return replace(field, options=(("", "Chọn lý do"), *named))


def _means_of_payment(field: Field, verb: Verb, view: DossierView, officer: Officer) -> Field:
    if field.kind is not Kind.CHOICE:
        return field
    named = ((means.value, api.PAYMENT_WORDS[means]) for means in api.LATER_MEANS)
    return replace(field, options=(("", "Chọn"), *named))


def _promise(field: Field, verb: Verb, view: DossierView, officer: Officer) -> Field:
    if not view.due_at:
        return field
    return replace(field, hint=f"Hạn trả hiện nay: {moment(view.due_at)}. {field.hint}")


def _new_limit(field: Field, verb: Verb, view: DossierView, officer: Officer) -> Field:
    return replace(field, value="1" if api.supplement_restarts(view) else "")


def _people(field: Field, verb: Verb, view: DossierView, officer: Officer) -> Field:
    """Who works on dossiers at the officer's agency, but not the one who has this one."""
    known = agencies.people(officer.agency.id, officer.on, who_may=WORKS)
    names = dict.fromkeys(person.name for person in known)
    others = [name for name in names if name != view.officer]
    options = (("", "Chọn người nhận hồ sơ"), *((name, name) for name in others))
    return replace(field, options=options)


def _legs(field: Field, verb: Verb, view: DossierView, officer: Officer) -> Field:
    """The legs that this person may do it to; one alone needs no choosing."""
    found = api.legs_to_act_on(view, verb, actor=officer.actor, on=officer.on)
    options = tuple(
        (str(one.leg.number), f"{one.leg.agency_name}: {one.leg.task}"[:120]) for one in found
    )
    if len(options) == 1:
        return replace(field, options=options, value=options[0][0])
    return replace(field, options=(("", "Chọn chặng"), *options))


def _leaders(field: Field, verb: Verb, view: DossierView, officer: Officer) -> Field:
    able = agencies.people(officer.agency.id, officer.on, who_may=[api.action_of(Verb.APPROVE)])
    options = (ANY_LEADER, *((str(person.user_id), person.name) for person in able))
    # One leader alone needs no choosing.
    return replace(field, options=options, value=options[1][0] if len(options) == 2 else "")


def _ways(ways: tuple[Way, ...]) -> Options:
    return (("", "Chọn"), *((way.key, way.label) for way in ways))


Filler = Callable[[Field, Verb, DossierView, Officer], Field]
FILLERS: dict[str, Filler] = {
    "new_appointment_at": _promise,
    "reason": _reasons,
    "payment": _means_of_payment,
    "restarts": _new_limit,
    "officer": _people,
    "leader": _leaders,
    "leg": _legs,
}
