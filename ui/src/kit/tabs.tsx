import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as TabsControl } from "react-aria-components";
import s from "./tabs.module.css";

export type TabsProps<T extends string> = {
  label: string;
  tabs: readonly { id: T; word: string; content: ReactNode }[];
  value: T;
  onChange: (value: T) => void;
};

/** Only the chosen tab's content is rendered. */
export function Tabs<T extends string>({ label, tabs, value, onChange }: TabsProps<T>) {
  return (
    <TabsControl className={s.tabs ?? ""} selectedKey={value} onSelectionChange={(id) => onChange(id as T)}>
      <TabList aria-label={label} className={s.list ?? ""}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={s.tab ?? ""}>
            {tab.word}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={s.panel ?? ""}>
          {tab.content}
        </TabPanel>
      ))}
    </TabsControl>
  );
}
