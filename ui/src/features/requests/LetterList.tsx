import { type KeyboardEvent, useState } from "react";
import { ask } from "@/errands";
import { showDay } from "@/format";
import { type RequestRow, useDesk } from "@/ipc";
import { Button, EmptyState, ErrorText, Panel, RadioGroup, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf } from "@/router";
import { SHORTCUTS } from "@/shortcuts";
import s from "./requests.module.css";
import { Term } from "./Term";
import { channelOfLetterWord } from "./words";

type Filter = "open" | "closed";

/** Every letter with a legal clock, the most pressing first. */
export function LetterList() {
  const [filter, setFilter] = useState<Filter>("open");
  const { data, error } = useDesk("request_list", { open_only: filter === "open" }, { keep: true });
  const rows = (data ?? []).filter(({ closed }) => closed === (filter === "closed"));
  const record = () => ask("withdrawal", { lead: null });
  return (
    <div className={s.stack}>
      <RadioGroup
        inline
        bare
        label={m.requests_filter()}
        options={[
          { id: "open" as const, label: m.requests_open() },
          { id: "closed" as const, label: m.requests_closed_ones() },
        ]}
        value={filter}
        onChange={setFilter}
      />
      <ErrorText error={error} />
      {!data && !error && <Skeleton rows={8} />}
      {data && rows.length === 0 && (
        <EmptyState
          icon="privacy"
          title={filter === "open" ? m.privacy_empty_title() : m.requests_none_closed()}
          {...(filter === "open"
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
        <span className="soft small figures">{row.lead_case_no}</span>
      </span>
      <span className={s.about}>
        <span className={s.name}>{row.full_name ?? m.requests_withdrawal()}</span>
        <span className="soft small">
          {m.requests_received({ day: showDay(row.received_on), how: channelOfLetterWord(row.channel) })}
        </span>
      </span>
      <span className={s.dates}>
        <span className="figures">{m.requests_due({ day: showDay(row.due_on) })}</span>
        <span className="soft small figures">{m.requests_target({ day: showDay(row.target_on) })}</span>
      </span>
      <Term row={row} />
    </>
  );
}
