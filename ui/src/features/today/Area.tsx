import { useEffect, useState } from "react";
import { ask } from "@/errands";
import { showLongDay } from "@/format";
import { type Today, useDesk } from "@/ipc";
import { Button, EmptyState, ErrorText, Page, Skeleton, Switch } from "@/kit";
import { m } from "@/paraglide/messages";
import { type Counter, Counters } from "./Counters";
import { DueNotice } from "./DueNotice";
import { Letters } from "./Letters";
import { useMine } from "./mine";
import { Promises } from "./Promises";
import { River } from "./River";
import s from "./today.module.css";
import { useUnconfirmed } from "./unconfirmed";

const LOOK_AGAIN_MS = 5 * 60_000;

/** The home screen: what cannot wait, told in counters and shown in three panels. */
export function Area() {
  const [mine, setMine] = useMine();
  const { data, error, refetch } = useDesk("today_get", { mine }, { keep: true });
  const status = useDesk("desk_status", {}).data;
  const unconfirmed = useUnconfirmed(data?.day);
  const [only, setOnly] = useState<Counter | null>(null);
  const [now, setNow] = useState(Date.now);
  // A promise becomes late by the clock alone. Not each minute: every look is written in the log.
  useEffect(() => {
    const look = () => {
      setNow(Date.now());
      void refetch();
    };
    const timer = setInterval(() => document.visibilityState === "visible" && look(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [refetch]);
  if (!data) {
    return <Page title={m.area_today()}>{error ? <ErrorText error={error} /> : <Skeleton rows={8} />}</Page>;
  }
  const quiet = !mine && unconfirmed.length === 0 && isQuiet(data);
  return (
    <Page
      title={capital(showLongDay(data.day))}
      actions={
        <Switch value={mine} onChange={setMine}>
          {m.today_mine()}
        </Switch>
      }
    >
      <Counters
        today={data}
        unconfirmed={unconfirmed}
        backup={status && { at: status.backup_at, now }}
        only={only}
        onOnly={setOnly}
      />
      <DueNotice today={data} />
      {quiet ? (
        <Quiet />
      ) : (
        <div className={s.panels}>
          <Promises today={data} only={only} mine={mine} onMine={setMine} />
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
            tabIndex={0}
            aria-label={`${m.today_river()} · ${m.today_privacy()}`}
            className={s.side}
          >
            <River today={data} unconfirmed={unconfirmed} only={only} />
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
