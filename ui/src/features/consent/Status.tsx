import { showDay } from "@/format";
import type { ConsentKind, ConsentStatus, Ending, PurposeKind } from "@/ipc";
import { Badge, type BadgeLook, purposeWord } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./consent.module.css";

/** The purposes of the policy (§ 2), in its order. */
export const PURPOSES: readonly PurposeKind[] = [
  "consultation",
  "appointment",
  "estimate",
  "feedback",
  "statistics",
];

type Line = { words: string; given: boolean; ending: Ending | undefined };

/** What is in force now; each use of the record asks for its own line here. */
export function Status({ status }: { status: ConsentStatus }) {
  const ofPurpose = (purpose: PurposeKind) =>
    status.ending.find((one) => one.kind === "processing" && one.purposes.includes(purpose));
  const ofKind = (kind: ConsentKind) => status.ending.find((one) => one.kind === kind);
  const lines: Line[] = [
    ...PURPOSES.map((purpose) => ({
      words: purposeWord(purpose),
      given: status.purposes.includes(purpose),
      ending: ofPurpose(purpose),
    })),
    { words: m.consent_health(), given: status.health, ending: ofKind("health") },
    { words: m.consent_marketing(), given: status.marketing, ending: ofKind("marketing") },
  ];
  if (status.third_party || ofKind("third_party")) {
    lines.push({
      words: m.consent_third_party(),
      given: status.third_party,
      ending: ofKind("third_party"),
    });
  }
  return (
    <section className={s.status}>
      <ul className={s.lines}>
        {lines.map((line) => (
          <li key={line.words}>
            <span className={s.words}>{line.words}</span>
            <Badge look={look(line)}>{word(line)}</Badge>
          </li>
        ))}
      </ul>
      {status.ending.some(({ over, why }) => !over && why === "text_changed") && (
        <p className="soft small">{m.consent_text_changed_note()}</p>
      )}
    </section>
  );
}

const look = ({ given, ending }: Line): BadgeLook => (!given ? "none" : ending ? "partial" : "given");

function word({ given, ending }: Line): string {
  if (ending?.over) return m.consent_ended({ day: showDay(ending.until) });
  if (given && ending) return m.consent_until({ day: showDay(ending.until) });
  return given ? m.consent_yes() : m.consent_no();
}
