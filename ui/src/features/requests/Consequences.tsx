import { showDay, showMoment, showWeekday } from "@/format";
import { type NewRequest, useDesk } from "@/ipc";
import { ErrorText, Icon, Notice, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./requests.module.css";
import { blockWords, calendarWords, cancelledWords, groundWord } from "./words";

/** Days to the hard date from which a late letter is said to be late. */
const SHORT = 7;

const BLANK: NewRequest = {
  kinds: [],
  leads: [],
  no_such_person: false,
  applicant: "person",
  received_on: "",
  received_time: null,
  long_before_record: false,
  channel: "email",
  parts: [],
  identity_check: "not_needed",
  reference: "",
  language: null,
};

/** What recording the letter will do, said while it is typed; `null` while too little is known. */
export function Consequences({ letter }: { letter: NewRequest | null }) {
  const ready = letter !== null && letter.received_on !== "";
  const { data, error } = useDesk("request_preview", letter ?? BLANK, { enabled: ready, keep: true });
  return (
    <section className={s.consequences} aria-live="polite" aria-label={m.requests_consequences()}>
      <h3>{m.requests_consequences()}</h3>
      {!ready && <p className="soft">{m.requests_pick_first()}</p>}
      {/* A refused day is said at its field. */}
      {ready && error && error.error.kind !== "invalid" && <ErrorText error={error} />}
      {ready && !data && !error && <Skeleton rows={3} />}
      {ready && data && !error && (
        <>
          {data.blocks && (
            <p className={s.stop}>
              <span className={s.halt}>
                <Icon name="lock" />
              </span>
              <b>{blockWords(data.blocks, letter.leads.length)}</b>
            </p>
          )}
          <dl className={s.clock}>
            {data.clocks.map(({ ground, due_on, due_at, target_on }) => (
              <div key={ground}>
                <dt>{groundWord(ground)}</dt>
                <dd className="figures">{due_at ? showMoment(due_at) : showWeekday(due_on)}</dd>
                {!due_at && target_on !== due_on && (
                  <dd className={s.target}>{m.requests_target({ day: showWeekday(target_on) })}</dd>
                )}
              </div>
            ))}
          </dl>
          {data.blocks && data.blocks !== "disputed" && (
            <p>
              {cancelledWords(data.cancelled)
                ? m.requests_cancels({ what: cancelledWords(data.cancelled) })
                : m.requests_cancels_nothing()}
            </p>
          )}
          {letter.kinds.includes("objection") && letter.leads.length > 0 && (
            <p>{m.requests_marketing_stops()}</p>
          )}
          {letter.no_such_person && <p>{m.requests_nobody_is_answered()}</p>}
          {data.already_blocked && (
            <Notice look="warn">{m.requests_blocked_already({ due: showDay(data.already_blocked) })}</Notice>
          )}
          {data.before_registration && <Notice look="warn">{m.requests_before_registration()}</Notice>}
          {data.days_left < 0 && (
            <Notice look="danger">{m.requests_late_over({ count: -data.days_left })}</Notice>
          )}
          {letter.kinds.includes("withdrawal") && data.days_left >= 0 && data.days_left <= SHORT && (
            <Notice look="warn">{m.requests_late_soon({ count: data.days_left })}</Notice>
          )}
          {data.warnings.map((warning) => (
            <Notice key={`${warning.is} ${warning.year}`} look="warn">
              {calendarWords(warning)}
            </Notice>
          ))}
        </>
      )}
    </section>
  );
}
