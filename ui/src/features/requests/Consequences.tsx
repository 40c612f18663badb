import { showWeekday } from "@/format";
import { type LeadId, useDesk } from "@/ipc";
import { ErrorText, Icon, Notice, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./requests.module.css";
import { calendarWords, cancelledWords } from "./words";

/** Days to the hard date from which a late letter is said to be late. */
const SHORT = 7;

export type ConsequencesProps = { leads: readonly LeadId[]; receivedOn: string | null };

/** What recording the letter will do, said while it is typed. */
export function Consequences({ leads, receivedOn }: ConsequencesProps) {
  const ready = leads.length > 0 && receivedOn !== null;
  const { data, error } = useDesk(
    "withdrawal_preview",
    { leads: [...leads], received_on: receivedOn ?? "" },
    { enabled: ready, keep: true },
  );
  return (
    <section className={s.consequences} aria-live="polite" aria-label={m.requests_consequences()}>
      <h3>{m.requests_consequences()}</h3>
      {!ready && <p className="soft">{m.requests_pick_first()}</p>}
      {/* A refused day is said at its field. */}
      {ready && error && error.error.kind !== "invalid" && <ErrorText error={error} />}
      {ready && !data && !error && <Skeleton rows={3} />}
      {ready && data && !error && (
        <>
          <p className={s.stop}>
            <span className={s.halt}>
              <Icon name="lock" />
            </span>
            <b>{m.requests_stops({ count: leads.length })}</b>
          </p>
          <dl className={s.clock}>
            <dt>{m.requests_destroyed_by()}</dt>
            <dd className="figures">{showWeekday(data.due_on)}</dd>
            <dt>{m.requests_working_target()}</dt>
            <dd className="figures">{showWeekday(data.target_on)}</dd>
          </dl>
          <p>
            {cancelledWords(data.cancelled)
              ? m.requests_cancels({ what: cancelledWords(data.cancelled) })
              : m.requests_cancels_nothing()}
          </p>
          {data.days_left < 0 && (
            <Notice look="danger">{m.requests_late_over({ count: -data.days_left })}</Notice>
          )}
          {data.days_left >= 0 && data.days_left <= SHORT && (
            <Notice look="warn">{m.requests_late_soon({ count: data.days_left })}</Notice>
          )}
          {data.warnings.map((warning) => (
            <Notice key={`${warning.is} ${warning.year}`} look="warn">
              {calendarWords(warning)}
            </Notice>
          ))}
          <p className="soft small">{m.requests_law()}</p>
        </>
      )}
    </section>
  );
}
