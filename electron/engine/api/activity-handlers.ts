import type { activityRequests } from '../../../shared/contract/activity.ts';
import type { Handlers } from './handler.ts';

export const activityHandlers: Pick<Handlers, keyof typeof activityRequests> = {
  'activity.list': ({ app }, { engine }) => engine.app(app).activity.list(),
};
