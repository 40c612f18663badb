import { useState } from "react";
import { showMoment, showNumber } from "@/format";
import { type Finding, type KeptFinding, useAct, useDesk, type Verified } from "@/ipc";
import { Button, ErrorText, Notice, Progress } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./settings.module.css";

/** While the whole log is verified its progress is asked for; otherwise now and then. */
const OFTEN = 400;
const SELDOM = 5_000;

/** The proof: every entry is bound to the one before it, and the newest is written down elsewhere. */
export function LogState() {
  const verify = useAct("audit_verify");
  const [found, setFound] = useState<Verified | null>(null);
  const watch = useDesk("audit_watch", {}, { every: verify.pending ? OFTEN : SELDOM });
  const run = async () => {
    setFound(null);
    setFound((await verify.run({})) ?? null);
    await watch.refetch();
  };
  const state = watch.data;
  const open = (state?.findings ?? []).filter(({ seen_at }) => seen_at === null);
  const seen = (state?.findings ?? []).filter(({ seen_at }) => seen_at !== null);
  return (
    <>
      <div className={s.under}>
        <div>
          <p className="soft">{m.settings_log_note()}</p>
          {state?.verified_at && (
            <p className="soft small">
              {m.settings_log_verified({
                number: showNumber(state.verified_to ?? 0),
                when: showMoment(state.verified_at),
              })}
            </p>
          )}
        </div>
        <Button icon="privacy" pending={verify.pending} onPress={() => void run()}>
          {m.settings_log_verify()}
        </Button>
      </div>
      {verify.pending && (
        <Progress
          label={m.settings_log_verifying()}
          share={state?.verifying && state.head > 0 ? state.verifying / state.head : null}
        />
      )}
      <ErrorText error={verify.error ?? watch.error} />
      {found && found.broken_at === null && (
        <Notice title={m.settings_log_whole()}>
          {m.settings_log_whole_text({ count: showNumber(found.entries) })}
          <div className={s.hash}>{found.head_hash}</div>
        </Notice>
      )}
      {found && found.broken_at !== null && (
        <Notice look="danger" title={m.settings_log_broken()}>
          {m.settings_log_broken_text()}
        </Notice>
      )}
      {open.map((kept) => (
        <Open key={kept.id} kept={kept} />
      ))}
      {seen.length > 0 && (
        <details>
          <summary className="soft small">{m.settings_log_findings()}</summary>
          {seen.map(({ id, finding, found_at, seen_at, seen_by }) => (
            <p key={id} className="soft small">
              {showMoment(found_at)} · {findingText(finding)}{" "}
              {m.settings_log_noted({ name: seen_by, when: showMoment(seen_at ?? found_at) })}
            </p>
          ))}
        </details>
      )}
    </>
  );
}

/** Stays until somebody answers for it. */
function Open({ kept }: { kept: KeptFinding }) {
  const note = useAct("audit_finding_noted");
  return (
    <Notice
      look="danger"
      title={m[`finding_${kept.finding.kind}`]()}
      actions={
        <Button pending={note.pending} onPress={() => void note.run({ finding: kept.id })}>
          {m.settings_log_note_it()}
        </Button>
      }
    >
      {showMoment(kept.found_at)} · {findingText(kept.finding)}
      <ErrorText error={note.error} />
    </Notice>
  );
}

function findingText({ kind, from, to }: Finding): string {
  const numbers = { from: showNumber(from), to: showNumber(to) };
  switch (kind) {
    case "entry_changed":
      return m.finding_entry_changed_text(numbers);
    case "entries_swapped":
      return m.finding_entries_swapped_text(numbers);
    case "entries_removed":
      return m.finding_entries_removed_text(numbers);
    case "tail_cut":
      return m.finding_tail_cut_text(numbers);
    case "history_rewritten":
      return m.finding_history_rewritten_text(numbers);
    case "anchor_missing":
      return m.finding_anchor_missing_text();
    case "anchor_forged":
      return m.finding_anchor_forged_text();
  }
}
