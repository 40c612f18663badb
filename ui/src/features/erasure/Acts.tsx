import { showDay, showMoment } from "@/format";
import { type Destruction, type DestructionId, useDesk, useRole } from "@/ipc";
import { Badge, Button, EmptyState, ErrorText, Notice, Panel, Skeleton, Table } from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf, navigate, usePlace } from "@/router";
import s from "./erasure.module.css";
import { JobView } from "./JobView";
import { useJob } from "./useJob";
import { reasonWord } from "./words";

/** The archive of acts: who waits for a signature, what was left outside, the act itself. */
export function Acts() {
  const { rest } = usePlace();
  const officer = useRole("privacy_officer");
  // An administrator may be the second person who agrees.
  const approver = useRole("administrator");
  const chosen = Number(rest[0]);
  if (!officer && !approver) return <Notice>{m.erasure_queue_who()}</Notice>;
  if (Number.isInteger(chosen) && chosen > 0) return <One key={chosen} id={chosen as DestructionId} />;
  return <Archive />;
}

function Archive() {
  const { data, error } = useDesk("destruction_list", {});
  if (error) return <ErrorText error={error} />;
  if (!data) return <Skeleton rows={8} />;
  if (data.length === 0)
    return (
      <EmptyState icon="file" title={m.erasure_acts_empty()}>
        {m.erasure_acts_empty_text()}
      </EmptyState>
    );
  return (
    <Panel flush>
      <Table
        label={m.erasure_acts()}
        columns={[
          {
            id: "number",
            title: m.erasure_act(),
            cell: ({ id, act_number }) => (
              <a href={addressOf("privacy", "acts", String(id))}>
                {act_number ?? m.erasure_job({ number: id })}
              </a>
            ),
          },
          {
            id: "when",
            title: m.erasure_when(),
            cell: ({ finished_at, started_at }) => showMoment(finished_at ?? started_at),
          },
          { id: "who", title: m.erasure_whose(), cell: whose },
          {
            id: "why",
            title: m.erasure_cause(),
            cell: ({ people }) => [...new Set(people.map(({ reason }) => reasonWord(reason)))].join(", "),
          },
          {
            id: "by",
            title: m.erasure_by(),
            cell: ({ started_by }) => started_by || m.erasure_by_itself(),
          },
          { id: "state", title: "", cell: (job) => <StateBadge job={job} /> },
        ]}
        rows={data}
        rowKey={({ id }) => id}
      />
    </Panel>
  );
}

/** One person by the card's number, several by their count. */
function whose({ people }: Destruction): string {
  const [first] = people;
  if (people.length === 1 && first) return first.lead_case_no;
  return people.length === 0 ? "–" : m.erasure_people({ count: people.length });
}

function StateBadge({ job: { state, signed_on } }: { job: Destruction }) {
  if (state === "approval") return <Badge look="soon">{m.erasure_state_approval()}</Badge>;
  if (state === "failed_proof") return <Badge look="blocked">{m.erasure_failed_title()}</Badge>;
  if (state !== "done") return <Badge look="soon">{m.erasure_state_unfinished()}</Badge>;
  return signed_on ? (
    <Badge look="given">{m.erasure_signed({ day: showDay(signed_on) })}</Badge>
  ) : (
    <Badge look="soon">{m.erasure_unsigned()}</Badge>
  );
}

function One({ id }: { id: DestructionId }) {
  const of = useJob(id);
  return (
    <div className={s.stack}>
      <div>
        <Button
          look="quiet"
          icon="left"
          disabled={of.busy}
          onPress={() => navigate({ room: "privacy", id: "acts" })}
        >
          {m.erasure_all_acts()}
        </Button>
      </div>
      {!of.job && !of.error && <Skeleton rows={8} />}
      {!of.job && <ErrorText error={of.error} />}
      <JobView of={of} />
    </div>
  );
}
