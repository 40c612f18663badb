import { useState } from "react";
import { showMoney } from "@/format";
import { type Estimate, type IssuedEstimate, type Language, useAct } from "@/ipc";
import { Button, Dialog, ErrorText, FieldStack, Notice, Select } from "@/kit";
import { LANGUAGES, languageName } from "@/language";
import { m } from "@/paraglide/messages";
import { rateProblemWord } from "./words";

export type IssueDialogProps = {
  estimate: Estimate;
  onClose: () => void;
  onIssued: (issued: IssuedEstimate) => void;
};

/** The last question before a number is taken and everything is frozen. */
export function IssueDialog({ estimate, onClose, onIssued }: IssueDialogProps) {
  const [language, setLanguage] = useState<Language>(estimate.language);
  const issue = useAct("estimate_issue");
  const act = async () => {
    const issued = await issue.run({ estimate: estimate.id, version: estimate.version, language });
    if (issued) onIssued(issued);
  };
  const previous = estimate.issued[0];
  return (
    <Dialog
      title={m.estimates_issue_title()}
      isOpen
      alert
      size="small"
      onClose={onClose}
      onSave={() => void act()}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" pending={issue.pending} autoFocus onPress={() => void act()}>
            {m.estimates_issue()}
          </Button>
        </>
      }
    >
      <FieldStack>
        <p>{m.estimates_issue_text({ total: showMoney(estimate.totals.total, "CNY") })}</p>
        {previous && <p>{m.estimates_issue_supersedes({ number: previous.number })}</p>}
        {estimate.second_currency && estimate.rate.problem && (
          <Notice look="warn">{rateProblemWord(estimate.rate.problem)}</Notice>
        )}
        <Select
          label={m.paper_language()}
          options={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
          value={language}
          onChange={setLanguage}
        />
        <ErrorText error={issue.error} />
      </FieldStack>
    </Dialog>
  );
}
