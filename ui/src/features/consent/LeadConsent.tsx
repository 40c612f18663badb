import { useState } from "react";
import { type ConsentKind, type LeadId, useDesk } from "@/ipc";
import { Button, CONSENT_KINDS, consentKindWord, ErrorText, Menu, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./consent.module.css";
import { Facts } from "./Facts";
import { FormPaper } from "./FormPaper";
import { NewConsent } from "./NewConsent";
import { Status } from "./Status";

/** The Consent tab of a lead's card. */
export function LeadConsent({ leadId }: { leadId: number }) {
  const lead = leadId as LeadId;
  const { data, error } = useDesk("consent_get", { lead });
  const texts = useDesk("consent_texts", {});
  const [recording, setRecording] = useState(false);
  const [printing, setPrinting] = useState<ConsentKind | null>(null);
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
          </div>
          <Status status={data.status} />
          <Facts facts={data.facts} texts={texts.data ?? []} />
        </>
      )}
      {recording && texts.data && (
        <NewConsent lead={lead} texts={texts.data} onClose={() => setRecording(false)} />
      )}
      {printing && <FormPaper lead={lead} kind={printing} onClose={() => setPrinting(null)} />}
    </div>
  );
}
