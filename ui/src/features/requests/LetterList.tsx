import { type KeyboardEvent, useState } from "react";
import { ask } from "@/errands";
import { showDay, showMoment } from "@/format";
import { type RequestKind, type RequestRow, type Urgency, useDesk } from "@/ipc";
import { Button, EmptyState, ErrorText, Panel, RadioGroup, Select, Skeleton, TextField } from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf } from "@/router";
import { SHORTCUTS } from "@/shortcuts";
import s from "./requests.module.css";
import { Term } from "./Term";
import { channelOfLetterWord, kindWord, REQUEST_KINDS } from "./words";

type Status = "open" | "closed";
type Pressing = Exclude<Urgency, "closed">;
const PRESSING: readonly Pressing[] = ["overdue", "pressing", "soon", "calm"];
const ALL = "all";

/** Every letter with a legal clock, the most pressing first; narrowed by state, kind, urgency and number. */
export function LetterList() {
  const [status, setStatus] = useState<Status>("open");
  const [kind, setKind] = useState<RequestKind | typeof ALL>(ALL);
  const [pressing, setPressing] = useState<Pressing | typeof ALL>(ALL);
  const [number, setNumber] = useState("");
  const { data, error } = useDesk("request_list", { open_only: status === "open" }, { keep: true });
  const asked = number.trim().toUpperCase();
  const all = (data ?? []).filter(({ closed }) => closed === (status === "closed"));
  const rows = all.filter(
    (row) =>
      (kind === ALL || row.kind === kind) &&
      (pressing === ALL || status === "closed" || row.urgency === pressing) &&
      (row.case_no.includes(asked) || row.lead_case_no.includes(asked)),
  );
  const narrowed = rows.length < all.length;
  const record = () => ask("withdrawal", { lead: null });
  return (
    <div className={s.stack}>
      <div className={s.filters}>
        <RadioGroup
          inline
          bare
          label={m.requests_filter()}
          options={[
            { id: "open" as const, label: m.requests_open() },
            { id: "closed" as const, label: m.requests_closed_ones() },
          ]}
          value={status}
          onChange={setStatus}
        />
        <Select
          bare
          label={m.requests_kind()}
          options={[
            { id: ALL, label: m.requests_all_kinds() },
            ...REQUEST_KINDS.map((id) => ({ id, label: kindWord(id) })),
          ]}
          value={kind}
          onChange={setKind}
        />
        {status === "open" && (
          <Select
            bare
            label={m.requests_urgency()}
            options={[
              { id: ALL, label: m.requests_all_urgencies() },
              ...PRESSING.map((id) => ({ id, label: m[`requests_urgency_${id}`]() })),
            ]}
            value={pressing}
            onChange={setPressing}
          />
        )}
        <TextField
          bare
          figures
          type="search"
          label={m.requests_find_number()}
          placeholder={m.requests_find_number()}
          value={number}
          onChange={setNumber}
        />
      </div>
      <ErrorText error={error} />
      {!data && !error && <Skeleton rows={8} />}
      {data && rows.length === 0 && narrowed && <p className="soft">{m.requests_none_fits()}</p>}
      {data && rows.length === 0 && !narrowed && (
        <EmptyState
          icon="privacy"
          title={status === "open" ? m.privacy_empty_title() : m.requests_none_closed()}
          {...(status === "open"
            ? { action: <Button onPress={record}>{m.requests_record_letter()}</Button> }
            : {})}
        >
          {m.requests_empty_text({ key: SHORTCUTS.withdrawal.shown })}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Panel flush>
          <ul aria-label={m.area_privacy()} onKeyDown={walk}>
            {rows.map((row) => (
              <li key={row.request} className={s.line}>
                <a href={addressOf("privacy", row.request)} className={s.letter}>
                  <LetterLine row={row} />
                </a>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}

/** ↑ and ↓ go from letter to letter. */
function walk(event: KeyboardEvent<HTMLUListElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  links[at + step]?.focus();
  event.preventDefault();
}

function LetterLine({ row }: { row: RequestRow }) {
  return (
    <>
      <span className={s.numbers}>
        <b className="figures">{row.case_no}</b>
        <span className="soft small figures">{row.lead_case_no || m.requests_no_record()}</span>
      </span>
      <span className={s.about}>
        <span className={s.name}>{[kindWord(row.kind), row.full_name].filter(Boolean).join(" · ")}</span>
        <span className="soft small">
          {m.requests_received({ day: showDay(row.received_on), how: channelOfLetterWord(row.channel) })}
        </span>
      </span>
      <span className={s.dates}>
        <span className="figures">
          {m.requests_due({ day: row.due_at ? showMoment(row.due_at) : showDay(row.due_on) })}
        </span>
        {!row.due_at && (
          <span className="soft small figures">{m.requests_target({ day: showDay(row.target_on) })}</span>
        )}
      </span>
      <Term row={row} />
    </>
  );
}
