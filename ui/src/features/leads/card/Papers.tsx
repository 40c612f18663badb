import { useEffect } from "react";
import { showMoment } from "@/format";
import { type LeadId, type PaperCopy, useDesk } from "@/ipc";
import { EmptyState, ErrorText, Icon, IconButton, Skeleton, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./papers.module.css";
import { paperWord } from "./paperWords";

/** What about the person was printed or saved, newest first. */
export function Papers({ lead }: { lead: LeadId }) {
  const { data, error, refetch } = useDesk("lead_papers", { lead });
  // The shell registers what it saves and prints by itself, and tells the page nothing.
  useEffect(() => void refetch(), [refetch]);
  if (error) return <ErrorText error={error} />;
  if (!data) return <Skeleton rows={3} />;
  if (data.length === 0) {
    return (
      <EmptyState icon="file" title={m.leads_papers_empty()}>
        {m.leads_papers_empty_text()}
      </EmptyState>
    );
  }
  return (
    <ul className={s.papers} aria-label={m.leads_papers()}>
      {data.map((paper) => (
        <Paper key={paper.id} paper={paper} />
      ))}
    </ul>
  );
}

function Paper({ paper: { kind, number, target, place, made_at, made_by } }: { paper: PaperCopy }) {
  const saved = target === "saved";
  return (
    <li className={s.paper}>
      <span className={s.icon}>
        <Icon name={saved ? "save" : "print"} />
      </span>
      <span className={s.what} data-selectable>
        <b>{paperWord(kind)}</b>
        {number && <span className="figures"> {number}</span>}
      </span>
      <span className={s.when}>
        {showMoment(made_at)}
        {made_by && ` · ${made_by}`}
      </span>
      <span className={s.where}>
        <span>{saved ? m.leads_papers_saved() : m.leads_papers_printed()}</span>
        {place && (
          <span className={s.place} data-selectable title={place}>
            {saved ? fileOf(place) : place}
          </span>
        )}
        {saved && place && <CopyPath place={place} />}
      </span>
    </li>
  );
}

function CopyPath({ place }: { place: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(place);
    toast(m.common_copied());
  };
  return (
    <IconButton
      icon="copy"
      label={m.leads_papers_path({ file: fileOf(place) })}
      onPress={() => void copy()}
    />
  );
}

/** The file's own name: paths of either system. */
const fileOf = (place: string): string => place.split(/[\\/]/).at(-1) || place;
