"""A workflow's graph: every way to its end passes a result, and the check agrees with walking."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.cases import Verb
from motcua.kernel.forms import Source
from motcua.kernel.workflow_faults import faults
from motcua.kernel.workflows import END, Step, Workflow

ROLES = frozenset({"counter"})
KEYS = ("a", "b", "c", "d")
VERBS = (Verb.TAKE, Verb.SUBMIT, Verb.FINISH, Verb.REFUSE)


def graph(*exits):
    """A workflow of as many steps as there are exits; the first has the whole time."""
    steps = tuple(
        Step(key, key, "counter", Decimal(place == 0), said)
        for place, (key, said) in enumerate(zip(KEYS, exits, strict=False))
    )
    source = Source("Văn bản thử", "", True, "")
    return Workflow(
        "thu", "Thử", steps, frozenset(), frozenset(), True, date(2025, 7, 1), None, source
    )


@st.composite
def graphs(draw):
    size = draw(st.integers(2, len(KEYS)))
    to = st.sampled_from((*KEYS[:size], END))
    said = st.dictionaries(st.sampled_from(VERBS), to, min_size=1)
    return graph(*(draw(said) for _ in range(size)))


def ends_without_result(workflow):
    """Walk every way, remembering whether there was a result; a refusal ends with an outcome."""
    ahead, seen = [(workflow.steps[0].key, False)], set()
    while ahead:
        here = ahead.pop()
        if here in seen:
            continue
        seen.add(here)
        key, has_result = here
        for verb, to in workflow.step(key).exits.items():
            now = has_result or verb in (Verb.FINISH, Verb.REFUSE)
            if to == END and not now:
                return True
            if to != END and verb is not Verb.REFUSE:
                ahead.append((to, now))
    return False


@given(graphs())
def test_an_end_without_a_result_is_found_exactly_when_a_walk_finds_one(workflow):
    told = any("chưa có kết quả" in fault.words for fault in faults(workflow, ROLES))
    gives_results = any(Verb.FINISH in step.exits for step in workflow.steps)

    assert told == (gives_results and ends_without_result(workflow))


def test_a_sound_workflow_has_no_fault():
    sound = graph({Verb.TAKE: "b", Verb.REFUSE: END}, {Verb.FINISH: "c"}, {Verb.DELIVER: END})

    assert faults(sound, ROLES) == ()


def test_a_loop_beside_a_way_out_is_allowed_and_one_without_is_not():
    back = {Verb.SEND_BACK: "b"}
    out = graph({Verb.TAKE: "b"}, {Verb.SUBMIT: "c", Verb.FINISH: END}, back)
    stuck = graph({Verb.TAKE: "b", Verb.FINISH: END}, {Verb.SUBMIT: "c"}, back)

    assert faults(out, ROLES) == ()
    assert [fault.place for fault in faults(stuck, ROLES)] == ["steps.1.exits", "steps.2.exits"]
