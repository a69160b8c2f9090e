import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '../../../shared/subgraph/access.js';
import { DateScalar } from '../../../shared/subgraph/date.js';
import type { OrganizationAlias, OrganizationFact } from './organization.entity.js';

/** What kind of organization it is. */
export const OrganizationKind = {
  HEALTH_TRUST: 'HEALTH_TRUST',
  HOSPITAL: 'HOSPITAL',
  HOSPITAL_UNIT: 'HOSPITAL_UNIT',
  COMPETENCE_CENTRE: 'COMPETENCE_CENTRE',
  DEVELOPMENT_CENTRE: 'DEVELOPMENT_CENTRE',
  ASSOCIATION: 'ASSOCIATION',
  PUBLIC_AUTHORITY: 'PUBLIC_AUTHORITY',
  UNIVERSITY_COLLEGE: 'UNIVERSITY_COLLEGE',
  MUNICIPALITY: 'MUNICIPALITY',
  COOPERATION_BOARD: 'COOPERATION_BOARD',
  SERVICE_SITE: 'SERVICE_SITE',
} as const;
registerEnumType(OrganizationKind, {
  name: 'OrganizationKind',
  description: 'What kind of organization it is.',
  valuesConfig: {
    HEALTH_TRUST: { description: 'Health trust (helseforetak).' },
    HOSPITAL: { description: 'Hospital (sykehus).' },
    HOSPITAL_UNIT: { description: 'Unit of a hospital (enhet ved sykehus).' },
    COMPETENCE_CENTRE: { description: 'Competence centre (kompetansesenter).' },
    DEVELOPMENT_CENTRE: { description: 'Development centre for nursing homes and home care (utviklingssenter).' },
    ASSOCIATION: { description: 'Association (forening).' },
    PUBLIC_AUTHORITY: { description: 'Public authority (offentlig myndighet).' },
    UNIVERSITY_COLLEGE: { description: 'University college (høgskole).' },
    MUNICIPALITY: { description: 'Municipality (kommune).' },
    COOPERATION_BOARD: { description: 'Cooperation board (samarbeidsstyre).' },
    SERVICE_SITE: { description: 'Site of a municipal service (tjenestested).' },
  },
});

@Access('PUBLIC')
@ObjectType({ description: 'Another name of an organization.' })
export class Alias {
  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day in use; null where not sourced.' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day after the last; null while in use or not sourced.' })
  validTo!: string | null;
}

@Access('PUBLIC')
@ObjectType({ description: 'A hospital or another organization around the networks.' })
export class Organization {
  @Field(() => String, { description: 'Stable key.' })
  slug!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => OrganizationKind, { description: 'What kind of organization it is.' })
  kind!: string;

  @Field(() => [Alias], { description: 'Its other names, former ones too.' })
  aliases!: readonly Alias[];
}

/** What the API shows of an organization. */
export function presentOrganization({ slug, name, kind, aliases }: OrganizationFact): Organization {
  return { slug, name, kind, aliases: JSON.parse(aliases) as OrganizationAlias[] };
}
