import { type KeyboardEvent, useState } from "react";
import { showMoney } from "@/format";
import { type Category, type Service, useDesk } from "@/ipc";
import { Button, CATEGORIES, categoryWord, ErrorText, Select, TextField, VirtualList } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./estimates.module.css";
import { serviceName, unitWord } from "./words";

/** The services to choose from. Typing finds, ↑↓ move, Enter adds: the hands never leave the field. */
export function Catalogue({ onAdd, where }: { onAdd: (service: Service) => void; where: string }) {
  const [typed, setTyped] = useState("");
  const [category, setCategory] = useState<Category | "all">("all");
  const [at, setAt] = useState<number | null>(null);
  const found = useDesk(
    "service_list",
    { query: typed.trim() || null, category: category === "all" ? null : category },
    { keep: true },
  );
  const services = found.data ?? [];
  const chosen = services.find(({ id }) => id === at) ?? services[0];

  const move = (step: number) => {
    const index = services.findIndex(({ id }) => id === chosen?.id) + step;
    const next = services[Math.max(0, Math.min(services.length - 1, index))];
    if (next) setAt(next.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && chosen) onAdd(chosen);
    else return;
    event.preventDefault();
  };

  const categories = [
    { id: "all" as const, label: m.estimates_all_categories() },
    ...CATEGORIES.map((id) => ({ id, label: categoryWord(id) })),
  ];
  return (
    <div className={s.catalogue}>
      <div className={s.finder}>
        <div onKeyDownCapture={onKeyDown} className={s.grow}>
          <TextField
            label={m.estimates_find_service()}
            placeholder={m.estimates_find_service()}
            type="search"
            bare
            wide
            autoFocus
            value={typed}
            onChange={(text) => {
              setTyped(text);
              setAt(null);
            }}
          />
        </div>
        <div className={s.category}>
          <Select
            label={m.estimates_category()}
            bare
            wide
            options={categories}
            value={category}
            onChange={(next) => {
              setCategory(next);
              setAt(null);
            }}
          />
        </div>
      </div>
      <ErrorText error={found.error} />
      <VirtualList
        label={m.estimates_services()}
        items={services}
        itemKey={({ id }) => id}
        tall
        selected={chosen?.id ?? null}
        onSelect={({ id }) => setAt(id)}
        onOpen={onAdd}
        empty={<p className={s.nothing}>{found.isPending ? m.common_loading() : m.common_nothing_found()}</p>}
        row={(service) => (
          <>
            <span className={s.service}>
              <span className={s.name} title={serviceName(service)}>
                {serviceName(service)}
              </span>
              <span className={s.note}>
                {service.code} · {categoryWord(service.category)}
              </span>
            </span>
            <span className={s.price}>
              {showMoney(service.price_fen, "CNY")}
              <span className={s.note}>{unitWord(service.unit, 1)}</span>
            </span>
          </>
        )}
      />
      <Button icon="plus" disabled={!chosen} onPress={() => chosen && onAdd(chosen)}>
        {m.estimates_add_to({ where })}
      </Button>
    </div>
  );
}
