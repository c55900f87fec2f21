"""What a person does with the register: one verb a module, plain functions over a Desk."""
