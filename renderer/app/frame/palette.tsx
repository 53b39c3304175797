/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a combobox with groups: no HTML tag does this */
import { useState, type ComponentType, type KeyboardEvent, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../../ui/kbd.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { isComposing } from "../../ui/use-form-keyboard.ts";
import { useLive } from "../live.ts";
import { registerOfKind, registers } from "../registers.ts";
import { usePaletteCommands } from "./palette-commands.ts";
import { goToRecord } from "./go-to-record.ts";
import { focusFirst } from "../../ui/focus-first.ts";
import "./palette.css";

interface Entry {
  readonly key: string;
  readonly group: "commands" | "records";
  readonly title: string;
  readonly run: () => void;
  readonly keys?: string | undefined;
  readonly unit?: string;
  readonly number?: string;
  readonly atMs?: number;
  readonly icon?: ComponentType | undefined;
}

/** Ctrl+K: finds any record and runs any action. ↑↓ choose, Enter goes, Esc closes. */
export function Palette({
  onClose,
  onNote,
}: {
  readonly onClose: () => void;
  /** F8: a line for the duty log. */
  readonly onNote: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(0);
  const search = text.trim();
  const hits = useLive({
    key: ["record.search", search],
    kinds: [],
    read: async (host) => host.record.search({ search }),
    enabled: search !== "",
  });
  const commands = usePaletteCommands(search, onNote);
  const records = (search === "" ? [] : (hits.data ?? [])).map((hit): Entry => ({
    key: `${hit.kind}-${hit.id}`,
    group: "records",
    title: hit.title,
    unit: hit.unit,
    number: hit.number,
    atMs: hit.atMs,
    icon: registers.find(({ key }) => key === registerOfKind(hit.kind))?.icon,
    run: () => goToRecord(hit.kind, hit.id),
  }));
  // Somebody who types a name wants the record, who types a command's word the command.
  const entries: readonly Entry[] = [
    ...commands.filter(({ meant }) => meant),
    ...records,
    ...commands.filter(({ meant }) => !meant),
  ];
  const at = Math.min(chosen, Math.max(0, entries.length - 1));
  const go = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown") setChosen(Math.min(at + 1, entries.length - 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(0, at - 1));
    else if (event.key === "Enter") go(entries[at]);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Esc closes as well
    <div
      className="palette-back"
      onClick={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <div className="palette" role="dialog" aria-modal="true" aria-label={t("frame.search.label")}>
        <input
          className="palette-input"
          ref={focusFirst}
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={entries[at] === undefined ? undefined : `palette-${at}`}
          aria-label={t("frame.search.label")}
          placeholder={t("frame.search.hint")}
          value={text}
          maxLength={100}
          onChange={({ target }) => {
            setText(target.value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
        />
        {entries.length === 0 ? (
          <div className="palette-none" role="status">
            {hits.isFetching
              ? t("ui.loading")
              : hits.isError
                ? t("frame.search.error")
                : t("frame.search.nothing", { text: search })}
          </div>
        ) : (
          <div className="palette-list" id="palette-list" role="listbox" aria-label={t("frame.search.label")}>
            {entries.map((entry, index) => (
              <PaletteLine
                key={entry.key}
                index={index}
                entry={entry}
                heading={entries[index - 1]?.group !== entry.group}
                selected={index === at}
                onPoint={() => setChosen(index)}
                onGo={() => go(entry)}
              />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

function PaletteLine({
  index,
  entry,
  heading,
  selected,
  onPoint,
  onGo,
}: {
  readonly index: number;
  readonly entry: Entry;
  readonly heading: boolean;
  readonly selected: boolean;
  readonly onPoint: () => void;
  readonly onGo: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const Icon = entry.icon;
  return (
    <>
      {heading && (
        <div className="palette-group" role="presentation">
          {t(`frame.search.${entry.group}`)}
        </div>
      )}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the input has the keys */}
      <div
        id={`palette-${index}`}
        role="option"
        aria-selected={selected}
        className={entry.number === undefined ? "palette-item" : "palette-item palette-record"}
        onMouseMove={onPoint}
        onClick={onGo}
      >
        {Icon !== undefined && <Icon />}
        <span className="palette-title">{entry.title}</span>
        {entry.unit !== undefined && (
          <span>
            <UnitCode code={entry.unit} />
          </span>
        )}
        {entry.number !== undefined && <span className="mono muted">{entry.number}</span>}
        {entry.atMs !== undefined && entry.atMs > 0 && (
          <span className="muted">
            <TimeText at={entry.atMs} />
          </span>
        )}
        {entry.keys !== undefined && <Kbd keys={entry.keys} />}
      </div>
    </>
  );
}
