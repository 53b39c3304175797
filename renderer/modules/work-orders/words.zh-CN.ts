export const workOrdersZhCN = {} as const;
