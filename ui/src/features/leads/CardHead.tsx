import { useState } from "react";
import { ask } from "@/errands";
import { type LeadCard, useAct } from "@/ipc";
import { Button, ErrorText, Menu, toastUndo } from "@/kit";
import { m } from "@/paraglide/messages";
import { useSlots } from "@/slots";
import { Contacts } from "./card/Contacts";
import { Facts } from "./card/Facts";
import { Questions } from "./card/Inline";
import { Name, NameForm } from "./card/Name";
import { useInline } from "./card/useInline";
import { useLeaving } from "./card/useLeaving";
import { Wishes } from "./card/Wishes";
import s from "./card.module.css";
import { EditLead } from "./EditLead";
import { useMayJoin } from "./merge/DuplicatesLink";
import { Merges } from "./merge/Merges";
import { NextLine } from "./NextLine";
import { StatusMenu } from "./StatusMenu";

/** Everything one needs while the person is on the telephone, each thing changed where it stands. */
export function CardHead({ card }: { card: LeadCard }) {
  const inline = useInline(card);
  const leaving = useLeaving(card.id, inline.dirty);
  return (
    <header ref={inline.box} className={s.head}>
      <div className={s.title}>
        <Name card={card} inline={inline} />
        <Acts card={card} />
      </div>
      <NameForm inline={inline} />
      <Facts card={card} inline={inline} />
      <Contacts card={card} inline={inline} />
      <Wishes card={card} inline={inline} />
      <Questions inline={inline} leaving={leaving} />
      <NextLine card={card} />
      <Merges lead={card.id} />
    </header>
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
