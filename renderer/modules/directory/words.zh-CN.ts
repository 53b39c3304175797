export const directoryZhCN = {} as const;
