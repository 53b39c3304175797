import { Select } from "antd";
import type { ReactElement } from "react";
import type { FieldIds } from "../../ui/field.tsx";
import { usePeople } from "./use-people.ts";

/** One of our own staff, or nobody. */
export function PersonSelect({
  ids,
  value,
  placeholder,
  onChange,
}: {
  readonly ids: FieldIds;
  readonly value: string | null;
  readonly placeholder: string;
  readonly onChange: (id: string | null) => void;
}): ReactElement {
  const people = usePeople();
  return (
    <Select
      {...ids}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={value}
      placeholder={placeholder}
      options={people.map(({ id, name, department }) => ({
        value: id,
        label: department === "" ? name : `${name} · ${department}`,
      }))}
      onChange={(next: string | undefined) => onChange(next ?? null)}
    />
  );
}
