"""The forms of alleged violations, as data: incidents, who was involved, investigations, examinations, deaths.

The headings of an examination are those of the Istanbul Protocol, those of a death in custody those of the Minnesota
Protocol: what is written here can go into a report that follows them.
"""

from app.base.i18n import N_
from app.domain.incident import (
    DeathFields,
    ExaminationFields,
    FindingFields,
    IncidentFields,
    InvestigationFields,
    InvestigationStepFields,
    InvolvementFields,
)
from app.domain.vocabulary import Vocabulary
from app.gui.forms import words
from app.gui.forms.field_spec import FieldKind, FieldSpec, FormSpec
from app.gui.forms.specs import DATE_HINT, END, NOTE, SOURCE, START

_FACILITY = FieldSpec("facility_id", N_("Facility"), FieldKind.FACILITY)
_PLACE = FieldSpec("place", N_("Place, if it is no known facility"))
_OF_INCIDENT = FieldSpec(
    "incident_id",
    N_("Incident"),
    FieldKind.PART,
    part="incidents",
    hint=N_("Leave this empty if it concerns no single incident."),
)
_CIRCUMSTANCES = N_("Circumstances of the examination")
_EXAMINED = N_("What was said and found")
_OFFICIAL_SIDE = N_("What the authorities did")
_FAMILY_SIDE = N_("The family")


def _answer(name: str, label: str, group: str = "", *, half: bool = True) -> FieldSpec:
    return FieldSpec(name, label, FieldKind.CHOICE, half=half, choices=words.ANSWER, group=group)


INCIDENT = FormSpec(
    "incident",
    N_("Add an incident"),
    N_("Edit incident"),
    IncidentFields,
    (
        FieldSpec(
            "kind", N_("What is alleged"), FieldKind.TERM, required=True, vocabulary=Vocabulary.INCIDENT_KIND
        ),
        START,
        END,
        _FACILITY,
        _PLACE,
        FieldSpec(
            "description",
            N_("What happened"),
            FieldKind.PROSE,
            hint=N_("As it was told: who did what, with what, how often, who saw it."),
        ),
        FieldSpec("consequences", N_("Consequences"), FieldKind.PROSE),
        FieldSpec("medical", N_("Medical attention"), FieldKind.PROSE),
        FieldSpec("evidence", N_("Evidence"), FieldKind.PROSE, hint=N_("What there is, and where it is.")),
        SOURCE,
        NOTE,
    ),
)

INVOLVEMENT = FormSpec(
    "involvement",
    N_("Add who was involved"),
    N_("Edit who was involved"),
    InvolvementFields,
    (
        FieldSpec("incident_id", N_("Incident"), FieldKind.PART, required=True, part="incidents"),
        FieldSpec(
            "official_id",
            N_("Official"),
            FieldKind.OFFICIAL,
            hint=N_("Only if you are sure that it is this official."),
        ),
        FieldSpec("name", N_("Name as told, if the official is not known"), half=True),
        FieldSpec("force", N_("Force or unit"), half=True),
        FieldSpec(
            "degree", N_("Degree of involvement"), FieldKind.TERM, vocabulary=Vocabulary.INVOLVEMENT_DEGREE
        ),
        NOTE,
    ),
)

INVESTIGATION = FormSpec(
    "investigation",
    N_("Add an investigation"),
    N_("Edit investigation"),
    InvestigationFields,
    (
        _OF_INCIDENT,
        FieldSpec("kind", N_("Who investigates"), FieldKind.CHOICE, half=True, choices=words.INQUIRY),
        FieldSpec("state", N_("State"), FieldKind.TERM, half=True, vocabulary=Vocabulary.INVESTIGATION_STATE),
        FieldSpec("body", N_("Body or organisation")),
        FieldSpec("opened", N_("Opened"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("closed", N_("Closed"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("findings", N_("Conclusions"), FieldKind.PROSE),
        SOURCE,
        NOTE,
    ),
)

INVESTIGATION_STEP = FormSpec(
    "investigation_step",
    N_("Add a step of an investigation"),
    N_("Edit step of an investigation"),
    InvestigationStepFields,
    (
        FieldSpec(
            "investigation_id", N_("Investigation"), FieldKind.PART, required=True, part="investigations"
        ),
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, hint=DATE_HINT),
        FieldSpec(
            "step",
            N_("What was done"),
            required=True,
            hint=N_("For example: complaint filed, witness heard, case refused."),
        ),
        FieldSpec("result", N_("Result"), FieldKind.PROSE),
    ),
)

EXAMINATION = FormSpec(
    "examination",
    N_("Add an examination"),
    N_("Edit examination"),
    ExaminationFields,
    (
        _OF_INCIDENT,
        FieldSpec("date", N_("Date"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("place", N_("Place"), half=True),
        FieldSpec("clinician", N_("Clinician"), half=True),
        FieldSpec("qualifications", N_("Qualifications"), half=True),
        SOURCE,
        _answer("private", N_("In private"), _CIRCUMSTANCES),
        _answer("informed_consent", N_("Informed consent"), _CIRCUMSTANCES),
        FieldSpec("interpreter", N_("Interpreter"), group=_CIRCUMSTANCES),
        FieldSpec(
            "restrictions", N_("Restrictions on the evaluation"), FieldKind.PROSE, group=_CIRCUMSTANCES
        ),
        FieldSpec("background", N_("Background"), FieldKind.PROSE, group=_EXAMINED),
        FieldSpec("allegations", N_("Allegations of ill-treatment"), FieldKind.PROSE, group=_EXAMINED),
        FieldSpec("symptoms", N_("Symptoms and disabilities"), FieldKind.PROSE, group=_EXAMINED),
        FieldSpec("physical", N_("Physical examination"), FieldKind.PROSE, group=_EXAMINED),
        FieldSpec("psychological", N_("Psychological examination"), FieldKind.PROSE, group=_EXAMINED),
        FieldSpec("tests", N_("Diagnostic tests"), FieldKind.PROSE, group=_EXAMINED),
        FieldSpec(
            "conclusion",
            N_("Conclusion of the clinician"),
            FieldKind.PROSE,
            group=_EXAMINED,
            hint=N_("In the clinician's own words."),
        ),
        FieldSpec("recommendations", N_("Recommendations"), FieldKind.PROSE, group=_EXAMINED),
    ),
)

FINDING = FormSpec(
    "finding",
    N_("Add a finding"),
    N_("Edit finding"),
    FindingFields,
    (
        FieldSpec("examination_id", N_("Examination"), FieldKind.PART, required=True, part="examinations"),
        FieldSpec("body_part", N_("Part of the body")),
        FieldSpec("finding", N_("Finding"), FieldKind.PROSE, required=True),
        FieldSpec("attributed_to", N_("What the person says caused it")),
        FieldSpec(
            "consistency",
            N_("Consistency with what is alleged"),
            FieldKind.TERM,
            vocabulary=Vocabulary.CONSISTENCY,
            hint=N_("As the clinician put it; empty if the clinician did not say."),
        ),
    ),
)

DEATH = FormSpec(
    "death",
    N_("Record a death in custody"),
    N_("Edit death in custody"),
    DeathFields,
    (
        FieldSpec("date", N_("Date of death"), FieldKind.PARTIAL_DATE, half=True),
        FieldSpec("time", N_("Time of death"), half=True),
        _FACILITY,
        _PLACE,
        FieldSpec("last_alive", N_("Last seen alive"), FieldKind.PROSE, hint=N_("When, where and by whom.")),
        SOURCE,
        NOTE,
        FieldSpec("official_cause", N_("Cause of death given"), FieldKind.PROSE, group=_OFFICIAL_SIDE),
        FieldSpec(
            "autopsy",
            N_("Autopsy"),
            FieldKind.TERM,
            half=True,
            vocabulary=Vocabulary.AUTOPSY,
            group=_OFFICIAL_SIDE,
        ),
        _answer("certificate", N_("Death certificate"), _OFFICIAL_SIDE),
        FieldSpec("autopsy_findings", N_("Findings of the autopsy"), FieldKind.PROSE, group=_OFFICIAL_SIDE),
        _answer("photographs", N_("Photographs taken"), _OFFICIAL_SIDE),
        _answer("recordings", N_("Camera recordings requested"), _OFFICIAL_SIDE),
        _answer("medical_file", N_("Medical file requested"), _OFFICIAL_SIDE),
        _answer("body_returned", N_("Body returned"), _OFFICIAL_SIDE),
        FieldSpec("witnesses", N_("Witnesses"), FieldKind.PROSE, group=_OFFICIAL_SIDE),
        FieldSpec("complaint", N_("Complaint filed"), FieldKind.PROSE, group=_OFFICIAL_SIDE),
        FieldSpec("reply", N_("Reply"), FieldKind.PROSE, group=_OFFICIAL_SIDE),
        FieldSpec(
            "family_informed",
            N_("How the family was informed"),
            FieldKind.PROSE,
            group=_FAMILY_SIDE,
            hint=N_("By whom, when and how."),
        ),
        FieldSpec("family_wishes", N_("Wishes of the family"), FieldKind.PROSE, group=_FAMILY_SIDE),
        FieldSpec("family_contact", N_("Who speaks for the family"), group=_FAMILY_SIDE),
    ),
)
