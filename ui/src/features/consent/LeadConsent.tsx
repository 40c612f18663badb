import { useState } from "react";
import { showDay } from "@/format";
import { type ConsentKind, type ConsentStatus, type LeadId, useDesk } from "@/ipc";
import { Button, CONSENT_KINDS, consentKindWord, ErrorText, Menu, Notice, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./consent.module.css";
import { Facts } from "./Facts";
import { FormPaper } from "./FormPaper";
import { HistoryPaper } from "./HistoryPaper";
import { NewConsent } from "./NewConsent";
import { Status } from "./Status";
import { StopMarketing } from "./StopMarketing";

/** The Consent tab of a lead's card; also all that is left of a card when its enquiry has had its days. */
export function LeadConsent({ leadId }: { leadId: number }) {
  const lead = leadId as LeadId;
  const { data, error } = useDesk("consent_get", { lead });
  const texts = useDesk("consent_texts", {});
  const [recording, setRecording] = useState(false);
  const [printing, setPrinting] = useState<ConsentKind | "history" | null>(null);
  const kinds = CONSENT_KINDS.filter((kind) => texts.data?.some((text) => text.kind === kind));
  return (
    <div className={s.tab}>
      <ErrorText error={error ?? texts.error} />
      {!data && !error && <Skeleton rows={4} />}
      {data && (
        <>
          <div className={s.acts}>
            <Button look="primary" icon="plus" onPress={() => setRecording(true)}>
              {m.consent_record()}
            </Button>
            <Menu
              label={m.consent_form()}
              acts={kinds.map((kind) => ({
                id: kind,
                word: consentKindWord(kind),
                icon: "print",
                run: () => setPrinting(kind),
              }))}
            >
              {m.consent_form()}
            </Menu>
            {data.facts.length > 0 && (
              <Button icon="print" onPress={() => setPrinting("history")}>
                {m.consent_print_history()}
              </Button>
            )}
          </div>
          {data.status.marketing && <StopMarketing lead={lead} />}
          <Term status={data.status} />
          <Status status={data.status} />
          <Facts facts={data.facts} texts={texts.data ?? []} />
        </>
      )}
      {recording && data && texts.data && (
        <NewConsent
          lead={lead}
          texts={texts.data}
          language={data.language}
          onClose={() => setRecording(false)}
        />
      )}
      {printing === "history" && data && (
        <HistoryPaper lead={lead} first={data.language} onClose={() => setPrinting(null)} />
      )}
      {printing && printing !== "history" && data && (
        <FormPaper lead={lead} kind={printing} first={data.language} onClose={() => setPrinting(null)} />
      )}
    </div>
  );
}

/** Without any consent: until when the person's own enquiry is answered. When it is over, the card says so. */
function Term({ status }: { status: ConsentStatus }) {
  if (status.answer_until === null || status.badge === "over") return null;
  return <Notice look="warn">{m.consent_answer_until({ day: showDay(status.answer_until) })}</Notice>;
}
