import type { ReactNode } from "react";
import { showMoment } from "@/format";
import { categoryWord, channelWord, cx, RadioGroup } from "@/kit";
import { m } from "@/paraglide/messages";
import { ConsentOutcome } from "./ConsentOutcome";
import {
  across,
  type Cards,
  type Choice,
  commentOf,
  emailsOf,
  FIELDS,
  type Field,
  type Held,
  interestsOf,
  isSame,
  type Pick,
  phonesOf,
  pickOf,
  type Side,
  type Trips,
  textOf,
  tripPick,
} from "./choice";
import { Line, ListLine } from "./lines";
import s from "./merge.module.css";
import { fieldWord, tripWords, valueWords } from "./words";

export type CompareProps = {
  cards: Cards;
  trips: Trips;
  choice: Choice;
  onChoice: (choice: Choice) => void;
};

/** Left card, right card and what they become together, field by field. */
export function Compare({ cards, trips, choice, onChoice }: CompareProps) {
  const { keep, picks, out } = choice;
  const pick = (field: Field | "trip", pick: Pick) =>
    onChoice({ ...choice, picks: { ...picks, [field]: pick } });
  const list = <T,>(label: string, held: readonly Held<T>[], words: (value: T) => string, main?: string) => (
    <ListLine
      label={label}
      cards={cards}
      held={held}
      words={words}
      main={main}
      out={out}
      onOut={(next) => onChoice({ ...choice, out: next })}
    />
  );
  return (
    <>
      <ConsentOutcome cards={cards} />
      <div className={s.table}>
        <Keep cards={cards} keep={keep} onKeep={(side) => onChoice({ ...choice, keep: side })} />
        {list(m.leads_merge_phones(), phonesOf(cards, keep), phoneWords, m.leads_merge_main())}
        {list(m.leads_email(), emailsOf(cards, keep), (email) => email)}
        {FIELDS.map((field) => (
          <FieldLine
            key={field}
            field={field}
            cards={cards}
            choice={choice}
            onPick={(to) => pick(field, to)}
          />
        ))}
        {list(m.leads_interests(), interestsOf(cards, keep), categoryWord)}
        {trips.left && trips.right && (
          <Line
            label={m.travel_tab()}
            result={tripWords((tripPick(choice) === "left" ? trips.left : trips.right) ?? trips.left)}
          >
            <RadioGroup<Side>
              bare
              wide
              inline
              label={m.travel_tab()}
              options={[
                { id: "left", label: tripWords(trips.left) },
                { id: "right", label: tripWords(trips.right) },
              ]}
              value={tripPick(choice)}
              onChange={(side) => pick("trip", side)}
            />
          </Line>
        )}
      </div>
      <Together cards={cards} trips={trips} keep={keep} />
    </>
  );
}

const phoneWords = ({ shown, channel }: Cards["left"]["phones"][number]): string =>
  channel === "phone" ? shown : `${shown} · ${channelWord(channel)}`;

type KeepProps = { cards: Cards; keep: Side; onKeep: (side: Side) => void };

/** Which card stays; it is also the head of the three columns. */
function Keep({ cards, keep, onKeep }: KeepProps) {
  const option = (side: Side) => ({
    id: side,
    label: cards[side].case_no,
    note: m.leads_merge_since({ name: cards[side].full_name, moment: showMoment(cards[side].created_at) }),
  });
  return (
    <Line
      head
      label={m.leads_merge_keep()}
      result={
        <>
          <span className="soft small">{m.leads_merge_result()}</span>
          <b className="figures">{cards[keep].case_no}</b>
        </>
      }
    >
      <RadioGroup<Side>
        bare
        wide
        inline
        label={m.leads_merge_keep()}
        options={[option("left"), option("right")]}
        value={keep}
        onChange={onKeep}
      />
    </Line>
  );
}

type FieldLineProps = { field: Field; cards: Cards; choice: Choice; onPick: (pick: Pick) => void };

function FieldLine({ field, cards, choice, onPick }: FieldLineProps) {
  const { left, right } = cards;
  const label = fieldWord(field);
  if (isSame(cards, field)) {
    if (textOf(left, field) === "") return null;
    return (
      <Line label={label} result={valueWords(left, field)}>
        <span className={cx("soft", s.same)}>{m.leads_merge_same()}</span>
      </Line>
    );
  }
  const pick = pickOf(cards, choice, field);
  const both = field === "comment" && textOf(left, field) !== "" && textOf(right, field) !== "";
  let result: ReactNode = pick === "both" ? null : valueWords(cards[pick], field);
  if (field === "comment") result = commentOf(cards, choice) || m.leads_merge_empty();
  return (
    <Line label={label} result={result}>
      <RadioGroup<Pick>
        bare
        wide
        inline
        label={label}
        options={[
          { id: "left", label: valueWords(left, field) },
          { id: "right", label: valueWords(right, field) },
          ...(both ? [{ id: "both" as const, label: m.leads_merge_both() }] : []),
        ]}
        value={pick}
        onChange={onPick}
      />
    </Line>
  );
}

type TogetherProps = { cards: Cards; trips: Trips; keep: Side };

/** What happens besides the fields. */
function Together({ cards, trips, keep }: TogetherProps) {
  const promises =
    !isSame(cards, "next") && cards.left.next_action !== null && cards.right.next_action !== null;
  const noted = promises || (trips.left !== null && trips.right !== null);
  return (
    <ul className={s.together}>
      <li>{m.leads_merge_together()}</li>
      {noted && <li>{m.leads_merge_noted()}</li>}
      <li>{m.leads_merge_number({ number: cards[across(keep)].case_no })}</li>
      <li>{m.leads_merge_days()}</li>
    </ul>
  );
}
