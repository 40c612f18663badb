import { showNumber } from "@/format";
import type { Channel, Encoding, ImportLooked, ImportPlan, Language } from "@/ipc";
import { CHANNELS, CheckboxField, channelWord, FieldRow, Notice, Panel, RadioGroup, Select } from "@/kit";
import { LANGUAGES, languageName } from "@/language";
import { m } from "@/paraglide/messages";
import { Columns } from "./Columns";
import { Dates } from "./Dates";
import s from "./import.module.css";
import { hasDates } from "./plan";
import { duplicateOptions, ENCODINGS, encodingWord } from "./words";

export type LookProps = {
  name: string;
  looked: ImportLooked;
  plan: ImportPlan;
  onPlan: (plan: ImportPlan) => void;
  onEncoding: (encoding: Encoding) => void;
};

/** What the file holds and how it is read: guessed, to be confirmed. */
export function Look({ name, looked, plan, onPlan, onEncoding }: LookProps) {
  return (
    <>
      <Panel>
        <div className={s.fileHead}>
          <div className={s.fileName}>
            <b data-selectable>{name}</b>
            <span className="soft">
              {m.leads_import_rows({ count: looked.rows, shown: showNumber(looked.rows) })}
            </span>
          </div>
          {looked.encoding === "workbook" ? (
            <span className="soft">{m.leads_import_workbook()}</span>
          ) : (
            <Select
              label={m.leads_import_encoding()}
              hint={m.leads_import_encoding_hint()}
              options={ENCODINGS.map((id) => ({ id, label: encodingWord(id) }))}
              value={looked.encoding}
              onChange={onEncoding}
            />
          )}
        </div>
      </Panel>
      {looked.cut && <Notice look="warn">{m.leads_import_cut()}</Notice>}
      {looked.taken_before && <Notice look="warn">{m.leads_import_taken()}</Notice>}
      {looked.known_form && <Notice>{m.leads_import_known_form()}</Notice>}
      <Columns looked={looked} plan={plan} onPlan={onPlan} />
      {hasDates(plan) && (
        <Panel title={m.leads_import_dates()}>
          <Dates plan={plan} onPlan={onPlan} />
        </Panel>
      )}
      <Defaults plan={plan} onPlan={onPlan} />
    </>
  );
}

/** What holds for every row. */
function Defaults({ plan, onPlan }: Pick<LookProps, "plan" | "onPlan">) {
  const set = (part: Partial<ImportPlan>) => onPlan({ ...plan, ...part });
  return (
    <Panel title={m.leads_import_defaults()}>
      <div className={s.stack}>
        <FieldRow>
          <Select<Language>
            label={m.leads_import_language()}
            options={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
            value={plan.language}
            onChange={(language) => set({ language })}
          />
          <Select<Channel>
            label={m.leads_import_channel()}
            options={CHANNELS.map((id) => ({ id, label: channelWord(id) }))}
            value={plan.channel}
            onChange={(channel) => set({ channel })}
          />
        </FieldRow>
        <RadioGroup
          wide
          label={m.leads_import_known_what()}
          options={duplicateOptions()}
          value={plan.duplicates}
          onChange={(duplicates) => set({ duplicates })}
        />
        <SkipWrong plan={plan} onPlan={onPlan} />
      </div>
    </Panel>
  );
}

/** Otherwise one wrong row stops the whole file. */
export function SkipWrong({ plan, onPlan }: Pick<LookProps, "plan" | "onPlan">) {
  return (
    <CheckboxField
      note={m.leads_import_skip_wrong_note()}
      value={plan.skip_wrong}
      onChange={(skip) => onPlan({ ...plan, skip_wrong: skip })}
    >
      {m.leads_import_skip_wrong()}
    </CheckboxField>
  );
}
