export const settingsZhCN = {} as const;
