//! The items of JIPS-25 by subscale.

use super::{Item, organization, records, services, staffing};

/// I: staffing.
const STAFFING: [Item; 3] =
    [("I-1", staffing::caseload), ("I-2", staffing::dedication), ("I-3", staffing::generalists)];

/// II: organization.
const ORGANIZATION: [Item; 8] = [
    ("II-1", organization::team),
    ("II-2", organization::collaboration),
    ("II-3", organization::related_agencies),
    ("II-4", organization::unit),
    ("II-5", organization::supervisor),
    ("II-6", organization::exclusion),
    ("II-7", organization::focus),
    ("II-8", organization::leaders),
];

/// III: services.
const SERVICES: [Item; 14] = [
    ("III-1", services::social_security),
    ("III-2", services::disclosure),
    ("III-3", services::assessment),
    ("III-4", records::rapid_search),
    ("III-5", records::individual_search),
    ("III-6", services::contacts),
    ("III-7", services::contact_quality),
    ("III-8", services::job_types),
    ("III-9", services::employers),
    ("III-10", services::competitive),
    ("III-11", records::follow_along),
    ("III-12", services::unlimited),
    ("III-13", staffing::outside),
    ("III-14", services::outreach),
];

/// The subscales by their codes.
pub fn subscales() -> impl Iterator<Item = (&'static str, &'static [Item])> {
    let staffing: &'static [Item] = &STAFFING;
    let organization: &'static [Item] = &ORGANIZATION;
    let services: &'static [Item] = &SERVICES;
    [("I", staffing), ("II", organization), ("III", services)].into_iter()
}
