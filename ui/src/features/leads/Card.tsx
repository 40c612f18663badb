import { type RefObject, useState } from "react";
import { ask } from "@/errands";
import { call, type DeskError, type LeadId, useDesk, useRole } from "@/ipc";
import { Button, ErrorText, errorWords, Facts, Notice, PaperPreview, Skeleton, Tabs } from "@/kit";
import { LANGUAGES, type Language, languageName } from "@/language";
import { m } from "@/paraglide/messages";
import { moveTo, usePlace } from "@/router";
import { useShortcut } from "@/shortcuts";
import { useSlots } from "@/slots";
import { CardHead } from "./CardHead";
import { Papers } from "./card/Papers";
import s from "./card.module.css";
import { Timeline } from "./Timeline";

export type CardProps = { lead: LeadId; box: RefObject<HTMLElement | null> };

/** One person's card. A blocked record says why it is refused and until when. */
export function Card({ lead, box }: CardProps) {
  const { leadTabs } = useSlots();
  const { rest } = usePlace();
  const found = useDesk("lead_get", { lead });
  const card = found.data;
  useShortcut("log_call", () => card && ask("log_contact", { lead: card, kind: "call" }), !!card);

  const error = found.error?.error;
  const blocked = error?.kind === "blocked" || error?.kind === "disputed" ? error : null;
  const over = error?.kind === "enquiry_over";
  const gone = error !== undefined;
  return (
    <section ref={box} tabIndex={-1} aria-label={m.leads_card()} className={s.card}>
      {gone && (
        <div className={s.notice}>
          {blocked ? <Blocked lead={lead} error={blocked} /> : <ErrorText error={error} />}
          {over && <Remedy lead={lead} />}
        </div>
      )}
      {!card && !gone && (
        <div className={s.notice}>
          <Skeleton />
        </div>
      )}
      {card && !gone && (
        <>
          <CardHead card={card} />
          <Tabs
            label={m.leads_card()}
            tabs={[
              { id: "timeline", word: m.leads_timeline(), content: <Timeline card={card} /> },
              ...leadTabs.map(({ id, word, Content }) => ({
                id,
                word: word(),
                content: <Content leadId={lead} />,
              })),
              { id: "papers", word: m.leads_papers(), content: <Papers lead={lead} /> },
            ]}
            value={[...leadTabs.map(({ id }) => id), "papers"].find((id) => id === rest[0]) ?? "timeline"}
            onChange={(tab) => moveTo({ room: "leads", id: lead, rest: [tab] })}
          />
        </>
      )}
    </section>
  );
}

/** The days of the enquiry are over: what is left is to ask for consent, to record it or a letter. */
function Remedy({ lead }: { lead: LeadId }) {
  const { leadTabs } = useSlots();
  const Consent = leadTabs.find(({ id }) => id === "consent")?.Content;
  return Consent ? <Consent leadId={lead} /> : null;
}

/** After a withdrawal: nobody uses the record; the privacy officer sees whose letter it is. */
function Blocked({ lead, error }: { lead: LeadId; error: DeskError }) {
  const officer = useRole("privacy_officer");
  const [printing, setPrinting] = useState(false);
  const found = useDesk("lead_get_blocked", { lead }, { enabled: officer });
  return (
    <>
      <Notice look="danger" title={m.badge_blocked()}>
        {errorWords(error)}
      </Notice>
      {found.data && (
        <div className={s.notice}>
          <Facts
            facts={[
              { name: m.leads_full_name(), value: found.data.full_name },
              { name: m.leads_number(), value: found.data.case_no },
              { name: m.leads_phone(), value: found.data.phones.map(({ shown }) => shown).join(", ") },
              { name: m.leads_language(), value: languageName(found.data.language) },
            ]}
          />
          {/* The block does not take evidence away: an inspector asks for it. */}
          <div>
            <Button icon="print" onPress={() => setPrinting(true)}>
              {m.leads_print_consents()}
            </Button>
          </div>
        </div>
      )}
      {printing && found.data && (
        <PaperPreview
          title={m.leads_print_consents()}
          forms={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
          first={found.data.language}
          load={(language: Language) => call("consent_history_blocked", { lead, language })}
          onClose={() => setPrinting(false)}
        />
      )}
    </>
  );
}
