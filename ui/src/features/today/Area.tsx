import { useEffect, useState } from "react";
import { ask } from "@/errands";
import { showLongDay } from "@/format";
import { type Today, useDesk } from "@/ipc";
import { Button, EmptyState, ErrorText, Page, Skeleton } from "@/kit";
import { m } from "@/paraglide/messages";
import { type Counter, Counters } from "./Counters";
import { DueNotice } from "./DueNotice";
import { Letters } from "./Letters";
import { Promises } from "./Promises";
import { River } from "./River";
import s from "./today.module.css";

const LOOK_AGAIN_MS = 5 * 60_000;

/** The home screen: what cannot wait, told in counters and shown in three panels. */
export function Area() {
  const { data, error, refetch } = useDesk("today_get", {});
  const [only, setOnly] = useState<Counter | null>(null);
  // A promise becomes late by the clock alone. Not each minute: every look is written in the log.
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && void refetch(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [refetch]);
  if (!data) {
    return <Page title={m.area_today()}>{error ? <ErrorText error={error} /> : <Skeleton rows={8} />}</Page>;
  }
  return (
    <Page title={capital(showLongDay(data.day))}>
      <Counters today={data} only={only} onOnly={setOnly} />
      <DueNotice today={data} />
      {isQuiet(data) ? (
        <Quiet />
      ) : (
        <div className={s.panels}>
          <Promises today={data} only={only} />
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
            tabIndex={0}
            aria-label={`${m.today_river()} · ${m.today_privacy()}`}
            className={s.side}
          >
            <River today={data} only={only} />
            <Letters today={data} />
          </section>
        </div>
      )}
    </Page>
  );
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

const isQuiet = ({ rows, trips, letters_open }: Today) =>
  rows.length === 0 && trips.length === 0 && letters_open === 0;

/** Nothing waits: the next thing to do is to take the next person. */
function Quiet() {
  return (
    <EmptyState
      icon="today"
      title={m.today_empty_title()}
      action={
        <Button icon="plus" onPress={() => ask("quick_add", { text: "" })}>
          {m.shortcut_quick_add()} · Ctrl+N
        </Button>
      }
    >
      {m.today_empty_text()}
    </EmptyState>
  );
}
