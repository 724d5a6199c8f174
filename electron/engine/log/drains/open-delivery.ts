import type { Delivery, DeliveryOptions } from './delivery.ts';
import { HttpDelivery } from './http-delivery.ts';
import { SyslogDelivery } from './syslog-delivery.ts';

export function openDelivery(options: DeliveryOptions): Delivery {
  return options.address.protocol === 'syslog' ? new SyslogDelivery(options) : new HttpDelivery(options);
}
