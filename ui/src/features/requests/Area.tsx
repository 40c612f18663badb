import { ask } from "@/errands";
import type { RequestId } from "@/ipc";
import { Button, Page, Tabs } from "@/kit";
import { m } from "@/paraglide/messages";
import { navigate, usePlace } from "@/router";
import { useSlots } from "@/slots";
import { LetterList } from "./LetterList";
import { LetterPage } from "./LetterPage";
import { MonthView } from "./MonthView";
import s from "./requests.module.css";
import { YearsTab } from "./YearsTab";

const LETTERS = "letters";

/** The Privacy room: its tabs, one letter, or its destruction. */
export function Area() {
  const { id, rest } = usePlace();
  const { Destroy, privacyTabs } = useSlots();
  const letter = Number(id);
  if (Number.isInteger(letter) && letter > 0) {
    const request = letter as RequestId;
    if (rest[0] === "destroy" && Destroy) return <Destroy key={request} request={request} />;
    return <LetterPage key={request} request={request} />;
  }
  const tabs = [
    { id: LETTERS, word: m.requests_letters(), content: <LetterList /> },
    { id: "calendar", word: m.requests_calendar(), content: <MonthView /> },
    ...privacyTabs.map(({ id, word, Content }) => ({ id, word: word(), content: <Content /> })),
    { id: "years", word: m.requests_years(), content: <YearsTab /> },
  ];
  return (
    <Page
      title={m.area_privacy()}
      note={m.requests_note()}
      actions={
        <Button look="primary" icon="plus" onPress={() => ask("withdrawal", { lead: null })}>
          {m.requests_record_letter()}
        </Button>
      }
    >
      <div className={s.room}>
        <Tabs
          label={m.area_privacy()}
          tabs={tabs}
          value={tabs.find((tab) => tab.id === id)?.id ?? LETTERS}
          onChange={(tab) => navigate({ room: "privacy", id: tab === LETTERS ? null : tab })}
        />
      </div>
    </Page>
  );
}
