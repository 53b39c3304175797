import { Select } from "antd";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "../../app/live.ts";

/** Whose log is open, where the site has more than one post; a leader reads and signs those of all of them. */
export function PostSelect({
  post,
  onChoose,
}: {
  readonly post: string;
  readonly onChoose: (post: string) => void;
}): ReactElement | null {
  const { t } = useTranslation();
  const posts = useLive({
    key: ["dutyLog.posts"],
    kinds: ["post", "desk"],
    read: async (host) => host.dutyLog.posts(),
  }).data;
  if (posts === undefined || posts.length < 2) return null;
  return (
    <Select
      aria-label={t("dutyLog.day.post")}
      className="log-post"
      value={post}
      options={posts.map(({ id, name, own }) => ({
        value: id,
        label: own ? t("dutyLog.day.ownPost", { name }) : name,
      }))}
      onChange={onChoose}
    />
  );
}
