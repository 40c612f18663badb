import type { ConsentStatus, PurposeKind } from "@/ipc";
import { Badge, purposeWord } from "@/kit";
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

/** What is in force now; each use of the record asks for its own line here. */
export function Status({ status }: { status: ConsentStatus }) {
  const lines = [
    ...PURPOSES.map((purpose) => ({ words: purposeWord(purpose), given: status.purposes.includes(purpose) })),
    { words: m.consent_health(), given: status.health },
    { words: m.consent_marketing(), given: status.marketing },
  ];
  return (
    <section className={s.status}>
      <ul className={s.lines}>
        {lines.map(({ words, given }) => (
          <li key={words}>
            <span className={s.words}>{words}</span>
            <Badge look={given ? "given" : "none"}>{given ? m.consent_yes() : m.consent_no()}</Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}
