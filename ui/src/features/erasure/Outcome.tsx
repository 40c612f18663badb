import { useState } from "react";
import { showMoment } from "@/format";
import { asDeskError, call, type DeskError, type Destruction, saveExtract } from "@/ipc";
import { Button, ErrorText, Facts, Notice, Panel, PaperPreview, Table, toast } from "@/kit";
import { LANGUAGES, languageName, useLanguage } from "@/language";
import { m } from "@/paraglide/messages";
import { useSlots } from "@/slots";
import s from "./erasure.module.css";
import { ProofTable } from "./ProofTable";
import { categoryOfDataWord, paperWords } from "./words";

/** The end: what was destroyed, the proof, the act and the log extract (Order 179). */
export function Outcome({ job }: { job: Destruction }) {
  const { language } = useLanguage();
  const [reading, setReading] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<DeskError | null>(null);
  const { act } = job;
  const { SavePack } = useSlots();
  // What the program itself has overwritten and removed is nothing to do by hand.
  const papers =
    act?.people.flatMap((person) => person.papers).filter(({ fate }) => fate !== "removed") ?? [];
  // A pack is of one case; of a batch each is saved from its own page.
  const [only, ...others] = job.people;
  const request = others.length === 0 ? only?.request : null;
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
          {job.proof && (
            <Panel title={m.erasure_proof()} flush>
              <ProofTable proof={job.proof} />
            </Panel>
          )}
          {papers.length > 0 && (
            <Panel title={m.erasure_by_hand()}>
              <ul className={s.list}>
                {papers.map((paper, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same paper may have left twice
                  <li key={index}>{paperWords(paper)}</li>
                ))}
              </ul>
            </Panel>
          )}
          <Panel title={m.erasure_act()}>
            <Facts
              facts={[
                { name: m.erasure_act_number(), value: act?.number },
                { name: m.erasure_card(), value: job.people.map((person) => person.lead_case_no).join(", ") },
                { name: m.erasure_by(), value: job.started_by || m.erasure_by_itself() },
                { name: m.erasure_when(), value: job.finished_at && showMoment(job.finished_at) },
              ]}
            />
            <p className={s.hash} data-selectable>
              SHA-256 {job.act_sha256}
            </p>
          </Panel>
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
