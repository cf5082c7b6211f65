"""What may be done to a dossier, and which of it stands first on its page."""

from dataclasses import dataclass

from motcua.desk.action_fields import ActionForm
from motcua.desk.course_forms import COURSE
from motcua.desk.leg_forms import LEGS
from motcua.desk.office_forms import OFFICE
from motcua.desk.service_form import SERVE
from motcua.dossiers.data import DossierRow
from motcua.kernel.cases import State, Verb

FORMS: dict[Verb, ActionForm] = {form.verb: form for form in (*LEGS, *OFFICE, SERVE, *COURSE)}
BY_SLUG = {form.slug: form for form in FORMS.values()}

# The acts a state is there for, in order; three of them at most are buttons, the rest a menu.
USUAL: dict[State, tuple[Verb, ...]] = {
    State.REGISTERED: (Verb.ACCEPT, Verb.DECLINE, Verb.WITHDRAW),
    State.PENDING: (
        Verb.FINISH,
        Verb.ASK_SUPPLEMENT,
        Verb.SUBMIT,
        Verb.ROUTE,
        Verb.REFUSE,
    ),
    State.SUBMITTED: (Verb.APPROVE, Verb.SEND_BACK, Verb.COMMENT),
    State.APPROVED: (Verb.FINISH, Verb.NOTIFY, Verb.COMMENT),
    State.RETURNED: (Verb.SUBMIT, Verb.DRAFT, Verb.ASK_SUPPLEMENT),
    State.WAITING: (Verb.RECEIVE_SUPPLEMENT, Verb.WITHDRAW, Verb.REFUSE),
    State.PAUSED: (Verb.RESUME, Verb.FINISH, Verb.REFUSE),
    State.FINISHED: (Verb.DELIVER, Verb.NOTIFY),
}
BUTTONS = 3
WAITING = (Verb.RECEIVE_LEG, Verb.RETURN_LEG)


@dataclass(frozen=True, slots=True)
class ActionBar:
    """What the head of a dossier offers: buttons (the first is the primary one) and a menu."""

    buttons: tuple[ActionForm, ...]
    menu: tuple[ActionForm, ...]


def action_bar(row: DossierRow, possible: tuple[Verb, ...]) -> ActionBar:
    """`possible`: what state and role allow. Verbs without a form here belong to other pages."""
    # A part that waits here goes first: whoever has only that is here for nothing else.
    usual = [*(verb for verb in WAITING if verb in possible)]
    usual += [verb for verb in USUAL.get(row.state, ()) if verb in possible]
    usual = usual[:BUTTONS]
    rest = [verb for verb in FORMS if verb in possible and verb not in usual]
    return ActionBar(tuple(FORMS[verb] for verb in usual), tuple(FORMS[verb] for verb in rest))
