import type { ResultType } from '../../command/command.js';
import type { SectorContext } from '../sector-context.js';
import { presentAppointment } from './nurse.resolver.js';
import { Appointment } from './nurse.type.js';

/** Commands whose answer shows an appointment. */
export const APPOINTMENT: ResultType<SectorContext> = {
  name: 'Appointment',
  field: 'appointment',
  type: () => Appointment,
  description: 'The appointment as it stands after the change.',
  load: async (key, { loaders }) => {
    const row = await loaders.appointment.load(key);
    return row && presentAppointment(row, key.moment);
  },
};
