import type { LeadCard } from "@/ipc";
import { m } from "@/paraglide/messages";
import s from "../card.module.css";
import { NameFields } from "../LeadFields";
import { InlineForm, Pencil } from "./Inline";
import i from "./inline.module.css";
import type { Inline } from "./useInline";

/** The name, and how it is written in the other scripts. */
export function Name({ card, inline }: { card: LeadCard; inline: Inline }) {
  const { full_name, name } = card;
  const also = [name.latin, name.chinese].filter((text) => text && text !== full_name);
  return (
    <div className={s.names}>
      <div className={i.spot}>
        <h2 data-selectable title={full_name}>
          {full_name}
        </h2>
        <Pencil inline={inline} at="name" what={m.leads_full_name()} />
      </div>
      {also.length > 0 && (
        <span className={s.also} data-selectable>
          {also.join(" · ")}
        </span>
      )}
    </div>
  );
}

export function NameForm({ inline }: { inline: Inline }) {
  const { at, draft, errors } = inline;
  if (at !== "name" || !draft) return null;
  return (
    <InlineForm inline={inline}>
      <div className={i.whole}>
        <NameFields draft={draft} set={inline.change} errors={errors} full />
      </div>
    </InlineForm>
  );
}
