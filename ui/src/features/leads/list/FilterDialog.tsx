import { useState } from "react";
import { type AccountId, type Filter, useDesk } from "@/ipc";
import {
  Button,
  CATEGORIES,
  CHANNELS,
  CheckboxField,
  CheckboxGroup,
  categoryWord,
  channelWord,
  DateField,
  Dialog,
  ErrorText,
  FieldRow,
  FieldStack,
  fieldErrors,
  LEAD_STATUSES,
  NumberField,
  Select,
  statusWord,
} from "@/kit";
import { LANGUAGES, languageName } from "@/language";
import { m } from "@/paraglide/messages";
import { EVERYBODY, isEverybody, queryOf, type View } from "../view";
import { CONSENTS, consentWantedWord, nextWantedWord, PROMISES } from "../words";
import { countWord } from "./count";

export type FilterDialogProps = { view: View; onFilter: (filter: Filter) => void; onClose: () => void };

/** All conditions at once; how many people pass is said as they are chosen. */
export function FilterDialog({ view, onFilter, onClose }: FilterDialogProps) {
  const [draft, setDraft] = useState(view.filter);
  const { data: count, error } = useDesk("lead_count", queryOf({ ...view, filter: draft }), { keep: true });
  const refused = error?.error;
  const show = () => {
    if (refused) return;
    onFilter(draft);
    onClose();
  };
  return (
    <Dialog
      size="large"
      title={m.leads_filter_title()}
      isOpen
      onClose={onClose}
      onSave={show}
      actions={
        <>
          <Button look="quiet" disabled={isEverybody(draft)} onPress={() => setDraft(EVERYBODY)}>
            {m.leads_filter_clear()}
          </Button>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button look="primary" disabled={refused !== undefined} onPress={show}>
            {m.leads_filter_show({ count: count ? countWord(count) : "…" })}
          </Button>
        </>
      }
    >
      <FieldStack>
        {refused?.kind !== "invalid" && <ErrorText error={refused} />}
        <Fields
          filter={draft}
          onChange={(part) => setDraft({ ...draft, ...part })}
          errors={fieldErrors(refused)}
        />
      </FieldStack>
    </Dialog>
  );
}

type FieldsProps = {
  filter: Filter;
  onChange: (part: Partial<Filter>) => void;
  errors: Record<string, string>;
};

function Fields({ filter, onChange, errors }: FieldsProps) {
  return (
    <>
      <CheckboxGroup
        inline
        wide
        label={m.leads_filter_status()}
        options={LEAD_STATUSES.map((id) => ({ id, label: statusWord(id) }))}
        value={filter.statuses}
        onChange={(statuses) => onChange({ statuses })}
      />
      <Owners filter={filter} onChange={onChange} />
      <FieldRow>
        <Select
          label={m.leads_next()}
          options={[
            { id: ALL, label: m.leads_filter_next_all() },
            ...PROMISES.map((id) => ({ id, label: nextWantedWord(id) })),
          ]}
          value={filter.next ?? ALL}
          onChange={(next) => onChange({ next: next === ALL ? null : next })}
        />
        <Select
          label={m.leads_filter_consent()}
          options={[
            { id: ALL, label: m.leads_filter_any() },
            ...CONSENTS.map((id) => ({ id, label: consentWantedWord(id) })),
          ]}
          value={filter.consent ?? ALL}
          onChange={(consent) => onChange({ consent: consent === ALL ? null : consent })}
        />
      </FieldRow>
      <CheckboxField
        value={filter.estimate_ending}
        onChange={(estimate_ending) => onChange({ estimate_ending })}
      >
        {m.leads_filter_estimate()}
      </CheckboxField>
      <CheckboxGroup
        inline
        wide
        label={m.leads_channel()}
        options={CHANNELS.map((id) => ({ id, label: channelWord(id) }))}
        value={filter.channels}
        onChange={(channels) => onChange({ channels })}
      />
      <CheckboxGroup
        inline
        wide
        label={m.leads_interests()}
        options={CATEGORIES.map((id) => ({ id, label: categoryWord(id) }))}
        value={filter.interests}
        onChange={(interests) => onChange({ interests })}
      />
      <CheckboxGroup
        inline
        wide
        label={m.leads_language()}
        options={LANGUAGES.map((id) => ({ id, label: languageName(id) }))}
        value={filter.languages}
        onChange={(languages) => onChange({ languages })}
      />
      <FieldRow>
        <DateField
          label={m.leads_filter_created_from()}
          value={filter.created_from}
          onChange={(created_from) => onChange({ created_from })}
        />
        <DateField
          label={m.leads_filter_created_to()}
          value={filter.created_to}
          onChange={(created_to) => onChange({ created_to })}
          error={errors["filter.created_to"]}
        />
        <NumberField
          label={m.leads_filter_idle()}
          hint={m.leads_filter_idle_hint()}
          value={filter.idle_days}
          onChange={(idle_days) => onChange({ idle_days })}
          format={{ maximumFractionDigits: 0 }}
          error={errors["filter.idle_days"]}
        />
      </FieldRow>
    </>
  );
}
const ALL = "all";

/** Whoever looks, nobody, and the others at the desk by name; one of them is enough. */
function Owners({ filter, onChange }: Pick<FieldsProps, "filter" | "onChange">) {
  const staff = useDesk("staff_list", {}).data ?? [];
  const me = useDesk("door_state", {}).data?.session?.account.id;
  const others = staff.filter(({ id, active }) => filter.owners.includes(id) || (active && id !== me));
  const value = [
    ...(filter.mine ? ["mine"] : []),
    ...(filter.unowned ? ["unowned"] : []),
    ...filter.owners.map(String),
  ];
  return (
    <CheckboxGroup
      inline
      wide
      label={m.leads_owner()}
      options={[
        { id: "mine", label: m.leads_filter_mine() },
        { id: "unowned", label: m.leads_owner_nobody() },
        ...others.map(({ id, display_name }) => ({ id: String(id), label: display_name })),
      ]}
      value={value}
      onChange={(ids) =>
        onChange({
          mine: ids.includes("mine"),
          unowned: ids.includes("unowned"),
          owners: ids.filter((id) => /^\d+$/.test(id)).map((id) => Number(id) as AccountId),
        })
      }
    />
  );
}
