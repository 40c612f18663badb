import { useEffect, useRef } from "react";
import { ask } from "@/errands";
import { showNumber } from "@/format";
import { type DuplicatePair, type LeadRow, useAct, useDesk } from "@/ipc";
import { Badge, Button, ConsentBadge, EmptyState, ErrorText, Page, Skeleton, statusWord, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import { addressOf, navigate } from "@/router";
import s from "./merge.module.css";
import { likenessWord } from "./words";

/** Pairs of cards that are likely one person's, to be looked through one by one. */
export function Duplicates() {
  const { data, error } = useDesk("lead_duplicates", {});
  const { total = 0, pairs = [] } = data ?? {};
  const list = useRef<HTMLOListElement>(null);
  /** The place of the pair that is leaving: the focus goes to the one that takes it. */
  const left = useRef<number | null>(null);
  useEffect(() => {
    if (left.current === null || document.activeElement !== document.body) return;
    const rows = list.current?.querySelectorAll<HTMLElement>(":scope > li");
    rows?.[Math.min(left.current, rows.length - 1)]?.focus();
    left.current = null;
  });
  return (
    <Page
      title={data ? `${m.leads_duplicates()} · ${showNumber(total)}` : m.leads_duplicates()}
      note={m.leads_duplicates_note()}
      actions={
        <Button icon="left" onPress={() => navigate({ room: "leads" })}>
          {m.leads_duplicates_back()}
        </Button>
      }
    >
      <ErrorText error={error} />
      {!data && !error && <Skeleton rows={8} />}
      {data && pairs.length === 0 && (
        <EmptyState icon="check" title={m.leads_duplicates_empty()}>
          {m.leads_duplicates_empty_text()}
        </EmptyState>
      )}
      <ol ref={list} className={s.pairs} aria-label={m.leads_duplicates()}>
        {pairs.map((pair, at) => (
          <Pair
            key={`${pair.one.id} ${pair.other.id}`}
            pair={pair}
            onPart={() => {
              left.current = at;
            }}
          />
        ))}
      </ol>
      {total > pairs.length && (
        <p className="soft">
          {m.leads_duplicates_more({ shown: showNumber(pairs.length), total: showNumber(total) })}
        </p>
      )}
    </Page>
  );
}

function Pair({ pair: { one, other, reasons }, onPart }: { pair: DuplicatePair; onPart: () => void }) {
  const part = useAct("lead_part");
  const numbers = { one: one.case_no, other: other.case_no };
  const apart = async () => {
    if (!(await part.run({ one: one.id, other: other.id }))) return;
    onPart();
    toast(m.leads_parted(numbers));
  };
  const compare = () => ask("merge", { one: one.id, other: other.id });
  return (
    <li tabIndex={-1} className={s.pair}>
      <section aria-label={m.leads_pair(numbers)}>
        <div className={s.pairHead}>
          <ul className={s.reasons}>
            {reasons.map((reason) => (
              <li key={reason}>
                <Badge look="plain">{likenessWord(reason)}</Badge>
              </li>
            ))}
          </ul>
          <Button look="quiet" pending={part.pending} onPress={() => void apart()}>
            {m.leads_part()}
          </Button>
          <Button onPress={compare}>{m.leads_compare()}</Button>
        </div>
        <ErrorText error={part.error} />
        <div className={s.two}>
          <Brief row={one} />
          <Brief row={other} />
        </div>
      </section>
    </li>
  );
}

/** A card in short, with the way to it. */
function Brief({ row }: { row: LeadRow }) {
  return (
    <div className={s.brief}>
      <div>
        <a className={s.link} href={addressOf("leads", row.id)}>
          {row.full_name}
        </a>
        {row.chinese && row.chinese !== row.full_name && <span className="soft"> {row.chinese}</span>}
      </div>
      <div className="soft small figures" data-selectable>
        {[row.case_no, row.phone_tail].filter(Boolean).join(" · ")}
      </div>
      <div className={s.state}>
        <span className="small">{row.archived ? m.leads_archived() : statusWord(row.status)}</span>
        <ConsentBadge state={row.consent} />
      </div>
    </div>
  );
}
