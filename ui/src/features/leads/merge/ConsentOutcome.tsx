import type { ConsentPart } from "@/ipc";
import { Badge, type BadgeLook, Notice } from "@/kit";
import { m } from "@/paraglide/messages";
import { type Cards, consentOf } from "./choice";
import s from "./merge.module.css";
import { consentPartWord } from "./words";

/** What joining does to consent, said before it is done: the stricter of the two holds. */
export function ConsentOutcome({ cards }: { cards: Cards }) {
  const { stays, ends } = consentOf(cards);
  return (
    <Notice look={ends.length > 0 ? "warn" : "info"} title={m.leads_merge_consent_title()}>
      {stays.length + ends.length === 0 && <p>{m.leads_merge_consent_nothing()}</p>}
      <Parts words={m.leads_merge_consent_stays()} look="given" parts={stays} />
      <Parts words={m.leads_merge_consent_ends()} look="none" parts={ends} />
      {ends.length > 0 && <p>{m.leads_merge_consent_again()}</p>}
    </Notice>
  );
}

type PartsProps = { words: string; look: BadgeLook; parts: readonly ConsentPart[] };

function Parts({ words, look, parts }: PartsProps) {
  if (parts.length === 0) return null;
  return (
    <div className={s.parts}>
      <span>{words}</span>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <Badge look={look}>{consentPartWord(part)}</Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}
