import { useState } from "react";
import { ask } from "@/errands";
import { showDay } from "@/format";
import { type LeadCard, useAct } from "@/ipc";
import {
  Badge,
  Button,
  ConsentBadge,
  categoryWord,
  channelWord,
  ErrorText,
  IconButton,
  Menu,
  toast,
  toastUndo,
} from "@/kit";
import { languageName } from "@/language";
import { m } from "@/paraglide/messages";
import { useSlots } from "@/slots";
import s from "./card.module.css";
import { EditLead } from "./EditLead";
import { useMayJoin } from "./merge/DuplicatesLink";
import { Merges } from "./merge/Merges";
import { NextLine } from "./NextLine";
import { StatusMenu } from "./StatusMenu";

/** Purposes a full consent covers. */
const PURPOSES = 5;

/** Everything one needs while the person is on the telephone. */
export function CardHead({ card }: { card: LeadCard }) {
  const { name, consent } = card;
  const count = m.leads_purposes({ count: consent.purposes.length, all: PURPOSES });
  const more =
    consent.answer_until !== null
      ? m.leads_answer_until({ day: showDay(consent.answer_until) })
      : consent.purposes.length > 0 && count;
  const also = [name.latin, name.chinese].filter((text) => text && text !== card.full_name);
  const facts = [card.case_no, languageName(card.language), channelWord(card.channel)];
  return (
    <header className={s.head}>
      <div className={s.title}>
        <div className={s.names}>
          <h2 data-selectable>{card.full_name}</h2>
          {also.length > 0 && (
            <span className={s.also} data-selectable>
              {also.join(" · ")}
            </span>
          )}
        </div>
        <Acts card={card} />
      </div>
      <div className={s.facts}>
        {card.archived && <Badge look="plain">{m.leads_archived()}</Badge>}
        <ConsentBadge state={consent.badge} {...(more ? { count: more } : {})} />
        <span className="soft figures" data-selectable>
          {facts.join(" · ")}
        </span>
      </div>
      <Contacts card={card} />
      {(card.interests.length > 0 || card.comment) && (
        <p className={s.wishes}>
          {card.interests.length > 0 && <b>{card.interests.map(categoryWord).join(", ")}</b>}
          {card.interests.length > 0 && card.comment && ". "}
          {card.comment}
        </p>
      )}
      <NextLine card={card} />
      <Merges lead={card.id} />
    </header>
  );
}

/** Phones in groups and addresses, each ready to be copied. */
function Contacts({ card: { phones, emails } }: { card: LeadCard }) {
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    toast(m.common_copied());
  };
  if (phones.length + emails.length === 0) return null;
  return (
    <ul className={s.contacts}>
      {phones.map(({ number, shown, channel }) => (
        <li key={`${number} ${channel}`}>
          <span className="figures" data-selectable>
            {shown}
          </span>
          {channel !== "phone" && <span className="soft small">{channelWord(channel)}</span>}
          <IconButton icon="copy" label={m.leads_copy({ what: shown })} onPress={() => void copy(number)} />
        </li>
      ))}
      {emails.map((email) => (
        <li key={email}>
          <span data-selectable>{email}</span>
          <IconButton icon="copy" label={m.leads_copy({ what: email })} onPress={() => void copy(email)} />
        </li>
      ))}
    </ul>
  );
}

function Acts({ card }: { card: LeadCard }) {
  const { leadActions } = useSlots();
  const mayJoin = useMayJoin();
  const [editing, setEditing] = useState(false);
  const archive = useAct("lead_archive");
  const restore = useAct("lead_restore");
  const lead = card.id;
  const put = async (away: boolean) => {
    const [there, back] = away ? [archive, restore] : [restore, archive];
    if (!(await there.run({ lead }))) return;
    toastUndo(away ? m.leads_was_archived() : m.leads_was_restored(), () => void back.run({ lead }));
  };
  return (
    <div className={s.acts}>
      <StatusMenu card={card} />
      <Button icon="edit" onPress={() => setEditing(true)}>
        {m.common_edit()}
      </Button>
      <Menu
        label={m.leads_more_acts()}
        acts={[
          card.archived
            ? { id: "restore", word: m.leads_restore(), icon: "undo" as const, run: () => void put(false) }
            : { id: "archive", word: m.leads_archive(), icon: "archive" as const, run: () => void put(true) },
          ...(mayJoin
            ? [
                {
                  id: "merge",
                  word: m.leads_merge_with(),
                  icon: "leads" as const,
                  run: () => ask("merge", { one: lead, other: null }),
                },
              ]
            : []),
          ...leadActions.map(({ id, word, icon, run }) => ({
            id,
            word: word(),
            run: () => run(lead),
            ...(icon ? { icon } : {}),
          })),
        ]}
      >
        {m.leads_more_acts()}
      </Menu>
      <ErrorText error={archive.error ?? restore.error} />
      {editing && <EditLead card={card} onClose={() => setEditing(false)} />}
    </div>
  );
}
