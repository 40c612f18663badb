/**
 * The plan on the desk: what is typed, kept by the core a moment after each change. Sums are never
 * made here: they are the core's answer to what was last kept.
 */
import { useEffect, useRef, useState } from "react";
import {
  type Area,
  type DeskError,
  type Discount,
  type Estimate,
  type EstimateDraft,
  type Service,
  useAct,
} from "@/ipc";

export type PlanRow = {
  /** The row's name while the page stands; rows move, names do not. */
  key: number;
  service: Service;
  area: Area;
  quantity: number | null;
  price: number | null;
  discount: Discount;
};

export type Plan = {
  doctor: string;
  note: string;
  rows: readonly PlanRow[];
  discount: Discount;
  roubles: boolean;
};

/** How long the desk rests after a change before it is kept. */
const REST = 600;

let lastKey = 0;
export const nextKey = (): number => {
  lastKey += 1;
  return lastKey;
};

export function planOf(estimate: Estimate): Plan {
  return {
    doctor: estimate.doctor,
    note: estimate.note,
    rows: estimate.items.map(({ service, area, quantity, unit_price_fen, discount }) => ({
      key: nextKey(),
      service,
      area,
      quantity,
      price: unit_price_fen,
      discount,
    })),
    discount: estimate.discount,
    roubles: estimate.second_currency,
  };
}

function draftOf(plan: Plan, kept: Estimate): EstimateDraft {
  return {
    estimate: kept.id,
    version: kept.version,
    doctor: plan.doctor,
    note: plan.note,
    items: plan.rows.map(({ service, area, quantity, price, discount }) => ({
      service: service.id,
      area,
      // An emptied field is refused by the core, by its name.
      quantity: quantity ?? 0,
      unit_price_fen: price ?? 0,
      discount,
    })),
    discount: plan.discount,
    second_currency: plan.roubles,
  };
}

export type Desk = {
  plan: Plan;
  change: (change: Partial<Plan>) => void;
  /** The core's last answer: sums, rate, issued versions. */
  kept: Estimate;
  /** The row's kept sum in fen, or null while it is being counted. */
  sumOf: (row: PlanRow) => number | null;
  /** Everything typed is kept. */
  clean: boolean;
  error: DeskError | null;
  /** Keeps what is typed now; resolves with the kept estimate, or null when it was refused. */
  keep: () => Promise<Estimate | null>;
  /** Throws away what is typed for what is stored. */
  adopt: (estimate: Estimate) => void;
};

/** One estimate on the desk. `stored` is what the core has now: another window may have changed it. */
export function useDeskOf(stored: Estimate): Desk {
  const [kept, setKept] = useState(stored);
  const [plan, setPlan] = useState(() => planOf(stored));
  const [sent, setSent] = useState(plan);
  const { run, error, reset } = useAct("estimate_save");
  const now = useRef({ kept, plan, sent });
  now.current = { kept, plan, sent };
  const running = useRef<Promise<Estimate | null> | null>(null);

  const adopt = (estimate: Estimate) => {
    const next = planOf(estimate);
    setKept(estimate);
    setPlan(next);
    setSent(next);
    reset();
  };

  const keepOnce = async (): Promise<Estimate | null> => {
    const { kept, plan, sent } = now.current;
    if (plan === sent) return kept;
    const answer = await run(draftOf(plan, kept));
    if (!answer) return null;
    now.current = { ...now.current, kept: answer, sent: plan };
    setKept(answer);
    setSent(plan);
    return answer;
  };

  const keep = async (): Promise<Estimate | null> => {
    // One at a time: what was typed meanwhile is kept after.
    while (running.current) await running.current;
    running.current = keepOnce();
    try {
      return await running.current;
    } finally {
      running.current = null;
    }
  };
  const keeper = useRef(keep);
  keeper.current = keep;

  useEffect(() => {
    if (plan === sent) return;
    const timer = setTimeout(() => void keeper.current(), REST);
    return () => clearTimeout(timer);
  }, [plan, sent]);

  // Leaving the page keeps what was typed.
  useEffect(() => () => void (now.current.plan !== now.current.sent && keeper.current()), []);

  const clean = plan === sent;
  const adopter = useRef(adopt);
  adopter.current = adopt;
  useEffect(() => {
    const { kept, plan, sent } = now.current;
    if (plan !== sent || running.current) return;
    if (stored.version > kept.version) adopter.current(stored);
    else if (stored.version === kept.version) setKept(stored);
  }, [stored]);

  const sumOf = (row: PlanRow): number | null => {
    const at = sent.rows.indexOf(row);
    return at < 0 ? null : (kept.items[at]?.line.sum ?? null);
  };
  const change = (part: Partial<Plan>) => setPlan((before) => ({ ...before, ...part }));
  return { plan, change, kept, sumOf, clean, error, keep, adopt };
}
