print("contractgen")
