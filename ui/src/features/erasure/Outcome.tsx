import { useState } from "react";
import { showDay, showMoment } from "@/format";
import { asDeskError, call, type DeskError, type Destruction, saveExtract } from "@/ipc";
import { Button, ErrorText, Facts, Notice, Panel, PaperPreview, Table, toast } from "@/kit";
import { LANGUAGES, languageName, useLanguage } from "@/language";
import { m } from "@/paraglide/messages";
import { useSlots } from "@/slots";
import { LooseEnds, Sign, Verify } from "./After";
import s from "./erasure.module.css";
import { ProofTable } from "./ProofTable";
import { categoryOfDataWord, groundWord, reasonWord } from "./words";

/** The end: what was destroyed, the proof, the act and the log extract (Order 179). */
export function Outcome({ job }: { job: Destruction }) {
  const { language } = useLanguage();
  const [reading, setReading] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const { act } = job;
  const { SavePack } = useSlots();
  // A pack is of one case; of a batch each is saved from its own page.
  const [only, ...others] = job.people;
  const request = others.length === 0 ? only?.request : null;
  const held = job.people.flatMap((person) => person.held);
  const save = async () => {
    if (saving) return;
    setSaving(true);
    setError(null);
    try {
      toast(m.paper_saved({ place: await saveExtract(job.id) }));
    } catch (thrown) {
      setError(asDeskError(thrown));
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <Notice
        title={m.erasure_done_title()}
        actions={
          <span className={s.acts}>
            {SavePack && request && <SavePack request={request} />}
            <Button icon="save" pending={saving} onPress={() => void save()}>
              {m.erasure_save_extract()}
            </Button>
            <Button look="primary" icon="file" onPress={() => setReading(true)}>
              {m.erasure_read_act()}
            </Button>
          </span>
        }
      >
        {m.erasure_done({ count: job.proof?.found_total ?? 0, number: act?.number ?? "" })}
      </Notice>
      <ErrorText error={error} />
      <div className={s.columns}>
        <Panel title={m.erasure_destroyed()} flush>
          <Table
            label={m.erasure_destroyed()}
            columns={[
              { id: "what", title: m.erasure_what(), cell: ({ category }) => categoryOfDataWord(category) },
              { id: "count", title: m.erasure_records(), figures: true, cell: ({ count }) => count },
            ]}
            rows={job.categories}
            rowKey={({ category }) => category}
          />
        </Panel>
        <div className={s.stack}>
          {act && <Sign job={job} />}
          {held.length > 0 && (
            <Panel title={m.erasure_holds()}>
              <ul className={s.list}>
                {held.map((item, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: several scans may be held alike
                  <li key={index}>
                    {m[`erasure_item_${item.item as "estimate" | "attachment" | "consent"}`]()} ·{" "}
                    {groundWord(item.ground)} · {m.erasure_held_until({ day: showDay(item.until_on) })}
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          {job.proof && (
            <Panel title={m.erasure_proof()} flush>
              <ProofTable proof={job.proof} />
            </Panel>
          )}
          {act && <LooseEnds job={job} />}
          <Panel title={m.erasure_act()}>
            <Facts
              facts={[
                { name: m.erasure_act_number(), value: act?.number },
                { name: m.erasure_card(), value: job.people.map((person) => person.lead_case_no).join(", ") },
                {
                  name: m.erasure_cause(),
                  value: [...new Set(job.people.map((person) => reasonWord(person.reason)))].join(", "),
                },
                { name: m.erasure_by(), value: job.started_by || m.erasure_by_itself() },
                ...(job.approved_by ? [{ name: m.erasure_second(), value: job.approved_by }] : []),
                ...(act ? [{ name: m.erasure_medium(), value: act.medium }] : []),
                { name: m.erasure_when(), value: job.finished_at && showMoment(job.finished_at) },
              ]}
            />
            <p className={s.hash} data-selectable>
              SHA-256 {job.act_sha256}
            </p>
          </Panel>
          {act && <Verify job={job} />}
        </div>
      </div>
      {reading && act && (
        <PaperPreview
          title={m.erasure_act_of({ number: act.number })}
          forms={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
          first={language}
          load={(form) => call("act_paper", { destruction: job.id, language: form })}
          onClose={() => setReading(false)}
        />
      )}
    </>
  );
}
